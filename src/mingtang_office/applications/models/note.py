from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class CaseNote(models.Model):
    """What an officer wrote down for colleagues, sealed under the application's key."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="notes", verbose_name="申请"
    )
    sealed = models.BinaryField("内容（密文）")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人"
    )
    at = models.DateTimeField("记录时间")

    class Meta:
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.at:%Y-%m-%d %H:%M}"
