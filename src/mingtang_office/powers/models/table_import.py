from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.powers.models.registered import Register


class TableImport(models.Model):
    """A table handed in to be entered into a register whole: first looked at, then entered or given
    up. The file is kept sealed; `mapping` says which of its columns (from 0) is which field, and
    `constants` what holds for all rows where the table has no such column."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    register = models.CharField("台账", max_length=12, choices=Register.choices)
    name = models.CharField("文件名", max_length=200)
    stored = models.CharField("存放位置", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    mapping = models.JSONField("栏目对应", default=dict)
    constants = models.JSONField("统一取值", default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人"
    )
    at = models.DateTimeField("上传时间")
    entered_at = models.DateTimeField("录入时间", null=True, blank=True)
    rows = models.PositiveIntegerField("录入行数", default=0)

    class Meta:
        verbose_name = "台账导入"
        verbose_name_plural = "台账导入"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.name}"
