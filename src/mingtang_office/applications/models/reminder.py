from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class Reminder(models.Model):
    """That a person was reminded of a case: once for each day left at which it is done."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="reminders", verbose_name="申请"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提醒对象"
    )
    due_on = models.DateField("期限")
    left = models.SmallIntegerField("剩余工作日")
    at = models.DateTimeField("提醒时间")
    seen_at = models.DateTimeField("查看时间", null=True, blank=True)
    mailed_at = models.DateTimeField("邮件时间", null=True, blank=True)

    class Meta:
        verbose_name = "到期提醒"
        verbose_name_plural = "到期提醒"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("application", "to", "due_on", "left"), name="applications_reminder_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.left}"
