from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.auditing.models.report import CheckedReport


class Correction(models.Model):
    """What a person put in a cell's place, beside the raw value that stays in the reading. The
    newest correction of a cell is in force; one with `withdrawn` restores the raw value."""

    report = models.ForeignKey(
        CheckedReport, models.PROTECT, related_name="corrections", verbose_name="受检报告"
    )
    cell = models.CharField("单元格", max_length=80)
    raw = models.CharField("原文", max_length=200, null=True)  # None: absent from the source
    value = models.DecimalField("更正为", max_digits=20, decimal_places=6, null=True, blank=True)
    withdrawn = models.BooleanField("撤回更正", default=False)
    reason = models.CharField("说明", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="更正人")
    at = models.DateTimeField("更正时间")

    class Meta:
        verbose_name = "更正"
        verbose_name_plural = "更正"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("report", "cell", "-id"), name="auditing_correction_newest"),
        )

    def __str__(self) -> str:
        return f"{self.cell}: {self.raw} → {self.value}"
