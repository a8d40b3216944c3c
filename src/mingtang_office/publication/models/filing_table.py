from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency


class FilingTable(models.Model):
    """A table of official documents handed in to be filed all at once: first looked at, then
    entered. `rows` are those of the table as read; emptied once entered."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人"
    )
    at = models.DateTimeField("上传时间")
    sha256 = models.CharField("文件摘要", max_length=64)
    rows = models.JSONField("内容", default=list)
    entered_at = models.DateTimeField("登记时间", null=True, blank=True)
    entered = models.PositiveIntegerField("登记件数", default=0)

    class Meta:
        verbose_name = "备案名单"
        verbose_name_plural = "备案名单"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.agency_id}"
