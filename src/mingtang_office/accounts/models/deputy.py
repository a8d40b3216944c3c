from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def in_force(self, on: date) -> DeputyQuerySet:
        return self.filter(starts_on__lte=on, ends_on__gte=on, ended_at__isnull=True)


class Deputy(models.Model):
    """Cover for an absence: from `starts_on` to `ends_on`, both included, `deputy` may do what
    `principal` may, and the trail tells for whom it was done."""

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="covered_by", verbose_name="被代理人"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="covers", verbose_name="代理人"
    )
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    reason = models.CharField("事由", max_length=100, blank=True)
    ended_at = models.DateTimeField("提前终止", null=True, blank=True)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = "代理"
        verbose_name_plural = "代理"
        ordering = ("-starts_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_deputy_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("deputy")),
                name="accounts_deputy_is_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy} 代 {self.principal}"
