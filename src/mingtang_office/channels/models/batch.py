from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.channels.models.channel import Channel


class BatchState(models.TextChoices):
    COLLECTING = "collecting", "收集中"
    MADE = "made", "已编成"
    HANDED_OVER = "handed_over", "已印发、移交"


class Batch(models.Model):
    """What goes out together: an issue of the gazette, a list of what is handed to the archive or the
    library (条例第二十三条、第二十五条第三款). It is collected, made (numbered, its files written) and
    handed over; only then its dispatches are done."""

    channel = models.ForeignKey(
        Channel, models.PROTECT, related_name="batches", verbose_name="发布渠道"
    )
    state = models.CharField(
        "状态", max_length=12, choices=BatchState.choices, default=BatchState.COLLECTING
    )
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    number = models.PositiveIntegerField("期号、序号", null=True, blank=True)
    made_at = models.DateTimeField("编成时间", null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="编成人",
    )
    handed_on = models.DateField("印发、移交日期", null=True, blank=True)
    handed_to = models.CharField("接收单位", max_length=120, blank=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="经办人",
    )
    opened_at = models.DateTimeField("开始收集时间")
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "期次、清单"
        verbose_name_plural = "期次、清单"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("channel",),
                condition=models.Q(state="collecting"),
                name="channels_one_batch_open",
            ),
            models.UniqueConstraint(
                fields=("channel", "year", "number"),
                condition=models.Q(number__isnull=False),
                name="channels_batch_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state="collecting", number__isnull=True, made_at__isnull=True)
                | (
                    ~models.Q(state="collecting")
                    & models.Q(number__isnull=False, made_at__isnull=False)
                ),
                name="channels_made_is_numbered",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="handed_over") | models.Q(handed_on__isnull=False),
                name="channels_handed_over_on",
            ),
        )

    def __str__(self) -> str:
        if self.number is None:
            return f"{self.channel}（收集中）"
        word = "期" if self.channel.kind == "gazette" else "号"
        return f"{self.channel} {self.year}年第{self.number}{word}"


class BatchFile(models.Model):
    """A file of an issue or a list, as it was made; `sealed` where it may show people: a receipt."""

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="files", verbose_name="期次、清单"
    )
    name = models.CharField("文件名", max_length=200)
    stored = models.CharField("存放位置", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    sealed = models.BooleanField("密封", default=False)
    at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = "期次、清单文件"
        verbose_name_plural = "期次、清单文件"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
