from __future__ import annotations

from typing import Any, Self

from django.db import models, transaction

from mingtang_office.agencies.models.agency import Agency


class YearCounter(models.Model):
    """The last number that an agency gave in a year; its row is the lock under which the next one is
    given, in the transaction that uses it: there is neither a gap nor a double."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        abstract = True

    @classmethod
    def held(cls, **place: Any) -> Self:
        """The counter of an agency, a year and whatever else tells it from others, locked until the
        transaction ends: whoever asks at the same moment waits, and where this one fails nothing was
        taken."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("a number needs the transaction it is for")
        rows = cls._default_manager
        rows.get_or_create(**place)
        return rows.select_for_update().get(**place)

    @classmethod
    def take(cls, count: int = 1, **place: Any) -> int:
        """The first of so many numbers that follow one another."""
        counter = cls.held(**place)
        counter.last += count
        counter.save(update_fields=("last",))
        return counter.last - count + 1
