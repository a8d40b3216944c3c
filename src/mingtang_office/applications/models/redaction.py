from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application
from mingtang_office.applications.models.file import CaseFile


class Redaction(models.Model):
    """What is marked in a file that is to be given in part (条例第三十七条). What the file says, the
    marks and who looked at which page are sealed: the marks are the very words to be withheld."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="redactions", verbose_name="申请"
    )
    original = models.OneToOneField(
        CaseFile, models.PROTECT, related_name="redaction", verbose_name="原件"
    )
    examined = models.BinaryField("文件内容（密文）")
    sealed = models.BinaryField("标记（密文）")
    revision = models.PositiveIntegerField("修订号", default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="标记人"
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "遮盖"
        verbose_name_plural = "遮盖"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.original_id}"


class RedactionResult(models.Model):
    """A finished file. It waits sealed until a person has compared it with the original (`file` is
    then the paper of the case); `log` is what was withheld, left behind, and looked for in it."""

    redaction = models.ForeignKey(
        Redaction, models.PROTECT, related_name="results", verbose_name="遮盖"
    )
    revision = models.PositiveIntegerField("按第几版标记生成")
    log = models.BinaryField("遮盖清单和检查结果（密文）")
    stored = models.CharField("存放位置", max_length=200, blank=True)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    file = models.OneToOneField(
        CaseFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="redaction_result",
        verbose_name="存入的文件",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="生成人"
    )
    at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = "遮盖件"
        verbose_name_plural = "遮盖件"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("redaction",),
                condition=models.Q(file__isnull=True),
                name="applications_one_result_waits",
            ),
        )

    def __str__(self) -> str:
        return f"{self.redaction_id} {self.sha256[:8]}"
