from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class FileKind(models.TextChoices):
    ATTACHMENT = "attachment", "申请人提交的材料"
    RECTIFICATION = "rectification", "补正材料"
    EVIDENCE = "evidence", "办理依据材料"
    OPINION = "opinion", "征求意见答复"
    ORIGINAL = "original", "拟提供的信息件"
    PROVIDED = "provided", "提供给申请人的信息件"
    REPLACED = "replaced", "已被替换、不再提供的信息件"
    SERVICE_PROOF = "service_proof", "送达凭证"
    BUNDLE = "bundle", "归档案卷"


class CaseFile(models.Model):
    """A file of a case: on disk it is ciphertext under the application's key. `sha256` and `size`
    are those of the exact bytes before sealing."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="files", verbose_name="申请"
    )
    kind = models.CharField("类别", max_length=16, choices=FileKind.choices)
    name = models.CharField("文件名", max_length=200)
    stored = models.CharField("存放位置", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    media_type = models.CharField("类型", max_length=100)
    part = models.CharField("所属事项", max_length=40, blank=True)
    made_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="made", verbose_name="原件"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="上传人"
    )
    at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = "案卷文件"
        verbose_name_plural = "案卷文件"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.get_kind_display()} {self.pk}"
