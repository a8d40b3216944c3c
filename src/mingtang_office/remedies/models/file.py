from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.remedies.models.remedy import Remedy


class RemedyFileKind(models.TextChoices):
    CLAIM = "claim", "申请书、起诉状、上诉状"
    ANSWER = "answer", "答复书、答辩状"
    EVIDENCE = "evidence", "证据、依据"
    NOTICE = "notice", "通知书、传票"
    DECISION = "decision", "决定书、裁判文书"
    OTHER = "other", "其他材料"
    BUNDLE = "bundle", "提交的案卷"


class RemedyFile(models.Model):
    """A file of a case: on disk it is ciphertext under the case's key. `sha256` and `size` are those
    of the exact bytes before sealing."""

    remedy = models.ForeignKey(
        Remedy, models.PROTECT, related_name="files", verbose_name="复议、诉讼案件"
    )
    kind = models.CharField("类别", max_length=10, choices=RemedyFileKind.choices)
    name = models.CharField("文件名", max_length=200)
    stored = models.CharField("存放位置", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    media_type = models.CharField("类型", max_length=100)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="存入人"
    )
    at = models.DateTimeField("存入时间")

    class Meta:
        verbose_name = "案件文件"
        verbose_name_plural = "案件文件"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.remedy_id} {self.get_kind_display()} {self.pk}"
