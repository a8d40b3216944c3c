from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import YearCounter


class RemedyCounter(YearCounter):
    """The last number given to a case at an agency in a year; its row is the lock."""

    class Meta:
        verbose_name = "登记编号"
        verbose_name_plural = "登记编号"
        constraints = (
            models.UniqueConstraint(fields=("agency", "year"), name="remedies_counter_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.last}"
