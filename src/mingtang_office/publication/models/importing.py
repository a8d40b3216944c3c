from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models.item import Item


class ImportRun(models.Model):
    """A folder of files that becomes items, in as many turns as it takes. `name` tells the folder;
    the same name of the same agency is the same import, resumed.

    `takes_over`: what a former site had already published, public from the first day on; the person
    who began it (`by`) has signed for it, for `reason`.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    name = models.CharField("名称", max_length=100)
    takes_over = models.BooleanField("接收已公开的信息", default=False)
    reason = models.CharField("理由", max_length=300, blank=True)
    wish = models.JSONField("设定", default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="导入人"
    )
    begun_at = models.DateTimeField("开始时间")
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "批量导入"
        verbose_name_plural = "批量导入"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), name="publication_import_once"),
            models.CheckConstraint(
                condition=models.Q(takes_over=False) | ~models.Q(reason=""),
                name="publication_taken_over_with_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)


class TakenFile(models.Model):
    """A file that became an item, or of an import the fault for which it did not. One row a file: it
    is what makes an import resumable.

    `guesses` are the fields that the file seems to say ([field, value, because]), for a person to
    confirm; `omissions` what did not come over ([matter, count, places]).
    """

    run = models.ForeignKey(
        ImportRun,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name="批量导入",
    )
    path = models.CharField("文件", max_length=500)
    sha256 = models.CharField("摘要", max_length=64, blank=True)
    format = models.CharField("格式", max_length=12, blank=True)
    item = models.OneToOneField(
        Item,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_from",
        verbose_name="公开信息",
    )
    fault = models.CharField("未导入的原因", max_length=500, blank=True)
    guesses = models.JSONField("系统推测", default=list)
    omissions = models.JSONField("未接收的内容", default=list)
    at = models.DateTimeField("时间")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="核对人",
    )
    confirmed_at = models.DateTimeField("核对时间", null=True, blank=True)

    class Meta:
        verbose_name = "导入的文件"
        verbose_name_plural = "导入的文件"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("run", "path"),
                condition=models.Q(run__isnull=False),
                name="publication_taken_once",
            ),
            models.CheckConstraint(
                condition=models.Q(item__isnull=False, fault="")
                | (models.Q(item__isnull=True) & ~models.Q(fault="")),
                name="publication_taken_or_fault",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="publication_guesses_confirmed_by_someone",
            ),
        )

    def __str__(self) -> str:
        return str(self.path)


class Redirect(models.Model):
    """An address under which an item was found on a former site: path and query, as asked for."""

    address = models.CharField("原网址", max_length=500, unique=True)
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="redirects", verbose_name="公开信息"
    )

    class Meta:
        verbose_name = "原网址"
        verbose_name_plural = "原网址"

    def __str__(self) -> str:
        return str(self.address)
