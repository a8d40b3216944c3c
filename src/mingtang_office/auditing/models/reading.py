from __future__ import annotations

from django.db import models

from mingtang_office.auditing.models.report import CheckedReport


class Reading(models.Model):
    """What the engine read of a file: `report` as `mingtang.annual.wire` writes it, `source` as
    `mingtang.documents.wire` does. Written when the file is read and never changed by people."""

    of = models.OneToOneField(
        CheckedReport,
        models.CASCADE,
        primary_key=True,
        related_name="reading",
        verbose_name="受检报告",
    )
    report = models.JSONField("读取结果")
    source = models.JSONField("原文")

    class Meta:
        verbose_name = "读取结果"
        verbose_name_plural = "读取结果"

    def __str__(self) -> str:
        return f"{self.of_id}"
