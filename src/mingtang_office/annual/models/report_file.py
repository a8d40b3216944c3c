from __future__ import annotations

from django.db import models

from mingtang_office.annual.models.year_report import YearReport


class FileForm(models.TextChoices):
    DOCX = "docx", "Word 文档"
    PDF = "pdf", "PDF"
    HTML = "html", "网页"


class ReportFile(models.Model):
    """A signed report as a file: its exact bytes, told by their digest, never changed."""

    report = models.ForeignKey(
        YearReport, models.PROTECT, related_name="files", verbose_name="年度报告"
    )
    form = models.CharField("格式", max_length=4, choices=FileForm.choices)
    stored = models.CharField("存储名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("字节数")

    class Meta:
        verbose_name = "报告文件"
        verbose_name_plural = "报告文件"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("report", "form"), name="annual_file_once"),)

    def __str__(self) -> str:
        return f"{self.report_id}.{self.form}"
