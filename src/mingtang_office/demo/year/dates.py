"""The days on which a series publishes: even over the working days of its months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random


def spread(days: Sequence[date], months: Sequence[int], count: int, rng: Random) -> Iterator[date]:
    """`count` of the working days of a year that lie in `months` (all where there are none), each
    drawn from its own share of them."""
    open_days = [day for day in days if not months or day.month in months]
    for number in range(count if open_days else 0):
        first = number * len(open_days) // count
        last = max((number + 1) * len(open_days) // count - 1, first)
        yield open_days[rng.randint(first, last)]
