from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency


class ColumnReminder(models.Model):
    """That a person was reminded of a column: once when it is due soon, once on its last day, once when
    it is out of date (`left` days before `stale_on`)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    column = models.CharField("栏目", max_length=60)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提醒对象"
    )
    stale_on = models.DateField("逾期日期")
    left = models.PositiveSmallIntegerField("剩余天数")
    at = models.DateTimeField("提醒时间")
    seen_at = models.DateTimeField("查看时间", null=True, blank=True)
    mailed_at = models.DateTimeField("邮件时间", null=True, blank=True)

    class Meta:
        verbose_name = "栏目更新提醒"
        verbose_name_plural = "栏目更新提醒"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "column", "to", "stale_on", "left"), name="upkeep_reminder_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("to",),
                condition=models.Q(seen_at__isnull=True),
                name="upkeep_reminder_unseen",
            ),
            models.Index(
                fields=("to", "mailed_at"),
                condition=models.Q(mailed_at__isnull=True),
                name="upkeep_reminder_unmailed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.column} {self.left}"
