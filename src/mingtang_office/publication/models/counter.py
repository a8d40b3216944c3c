from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import YearCounter


class IndexCounter(YearCounter):
    """The last index number taken in a year. Its row is the lock under which the next is allotted,
    in the transaction that signs (07 §7.3: without gaps, never given twice)."""

    class Meta:
        verbose_name = "索引号计数"
        verbose_name_plural = "索引号计数"
        constraints = (
            models.UniqueConstraint(fields=("agency", "year"), name="publication_counter_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}-{self.last}"
