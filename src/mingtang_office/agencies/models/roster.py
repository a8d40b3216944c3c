from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models.agency import Agency


class Roster(models.Model):
    """A table of agencies handed in to be entered under `parent` all at once: first looked at,
    then entered. `rows` are those of the table as read; emptied once entered or given up."""

    parent = models.ForeignKey(
        Agency, models.PROTECT, related_name="rosters", verbose_name="上级机关"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="上传人")
    at = models.DateTimeField("上传时间")
    sha256 = models.CharField("文件摘要", max_length=64)
    rows = models.JSONField("内容", default=list)
    entered_at = models.DateTimeField("录入时间", null=True, blank=True)
    entered = models.ManyToManyField(Agency, related_name="entered_by", verbose_name="录入的机关")

    class Meta:
        verbose_name = "机关名单"
        verbose_name_plural = "机关名单"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.parent}"
