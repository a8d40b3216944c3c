from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import YearCounter


class ReceiptCounter(YearCounter):
    """The last number given to an application at an agency in a year; its row is the lock."""

    class Meta:
        verbose_name = "申请编号"
        verbose_name_plural = "申请编号"
        constraints = (
            models.UniqueConstraint(fields=("agency", "year"), name="applications_counter_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.year} {self.last}"
