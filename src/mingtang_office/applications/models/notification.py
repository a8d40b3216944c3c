from __future__ import annotations

from django.db import models

from mingtang_office.applications.models.application import Application


class Notification(models.Model):
    """A mail by which an applicant is told that something happened. It holds no address and no
    name: both are read from the sealed identity when it is sent."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="notifications", verbose_name="申请"
    )
    kind = models.CharField("事项", max_length=30)
    at = models.DateTimeField("产生时间")
    sent_at = models.DateTimeField("发出时间", null=True, blank=True)
    failed_at = models.DateTimeField("放弃时间", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = "通知"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"
