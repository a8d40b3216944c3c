from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import CalendarNotice
from mingtang_office.applications.models.application import Application


class MovedLimit(models.TextChoices):
    REPLY = "reply", "答复期限"
    NEXT = "next", "下一事项期限"


class DueMove(models.Model):
    """That a limit of an open case moved when a notice on working days was applied or revoked: from
    when to when, and who had the case in hand (nobody: the head is told)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="moves", verbose_name="申请"
    )
    notice = models.ForeignKey(
        CalendarNotice, models.PROTECT, related_name="+", verbose_name="放假安排"
    )
    what = models.CharField("期限", max_length=8, choices=MovedLimit.choices)
    before = models.DateField("原到期日", null=True, blank=True)
    after = models.DateField("新到期日", null=True, blank=True)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="经办人",
    )
    at = models.DateTimeField("变动时间")
    seen_at = models.DateTimeField("查看时间", null=True, blank=True)

    class Meta:
        verbose_name = "期限变动"
        verbose_name_plural = "期限变动"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("to", "-id"),
                condition=models.Q(seen_at__isnull=True),
                name="applications_moves_unseen",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.before} → {self.after}"
