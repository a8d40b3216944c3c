from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency


class RegisterGate(models.Model):
    """The lock of an agency's registers: a figure of a period and an entry of one of its days are never
    written at the same moment."""

    agency = models.OneToOneField(
        Agency, models.PROTECT, primary_key=True, related_name="+", verbose_name="机关"
    )

    class Meta:
        verbose_name = "台账写入锁"
        verbose_name_plural = "台账写入锁"

    def __str__(self) -> str:
        return str(self.agency_id)
