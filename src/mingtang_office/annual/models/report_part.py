from __future__ import annotations

from django.db import models

from mingtang_office.annual.models.year_report import YearReport


class ReportPart(models.Model):
    """The words of one part: the preamble (0) or a section that is told in words.

    `drafted` are the paragraphs as they were last drafted, with the facts they rest on, so that a
    later draft leaves alone what people wrote. `version` grows with every change of the words, so
    that two people writing the same part are noticed and two writing different ones are not.
    """

    report = models.ForeignKey(
        YearReport, models.PROTECT, related_name="parts", verbose_name="年度报告"
    )
    number = models.PositiveSmallIntegerField("部分")
    text = models.TextField("文字", blank=True)
    drafted = models.JSONField("草拟的段落", default=list, blank=True)
    version = models.PositiveIntegerField("修订号", default=1)

    class Meta:
        verbose_name = "文字部分"
        verbose_name_plural = "文字部分"
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="annual_part_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"
