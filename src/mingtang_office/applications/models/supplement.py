from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class SupplementKind(models.TextChoices):
    RECTIFICATION = "rectification", "补正内容"
    REASONS = "reasons", "说明的理由"
    WITHDRAWAL = "withdrawal", "撤回或者终止的说明"


class Supplement(models.Model):
    """What the applicant said after applying, in their own words: sealed under the application's
    key, and so erased with it."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="supplements", verbose_name="申请"
    )
    kind = models.CharField("事项", max_length=16, choices=SupplementKind.choices)
    on = models.DateField("收到日期")
    sealed = models.BinaryField("原文（密文）")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="登记人",
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "申请人补充的内容"
        verbose_name_plural = "申请人补充的内容"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"
