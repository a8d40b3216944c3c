from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.annual.models.year_report import YearReport


class Explanation(models.Model):
    """The word that a warning needs. It holds for what was found (`identity`, a digest of the facts):
    where the figure or the sentence changes, the warning is another and needs another word."""

    report = models.ForeignKey(
        YearReport, models.PROTECT, related_name="explanations", verbose_name="年度报告"
    )
    identity = models.CharField("发现标识", max_length=64)
    rule = models.CharField("规则", max_length=10)
    reason = models.CharField("说明", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="说明人"
    )
    at = models.DateTimeField("说明时间")

    class Meta:
        verbose_name = "审核说明"
        verbose_name_plural = "审核说明"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("report", "identity"), name="annual_explained_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.rule}"
