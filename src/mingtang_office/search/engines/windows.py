"""The months of publication from the newest to the oldest in windows that grow: a common word fills
the bound in the first of them, a rare one costs a look into each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingtang_office.search.formula import Formula, Term, any_of
from mingtang_office.search.terms import month_mark, year_mark

_EARLIEST = 1949 * 12


def windows(oldest: date, newest: date) -> Iterator[Formula]:
    """The marks of each window: years where it holds them whole, months otherwise; 1, 2, 4, 8, …
    months long. What is older than 1949 is one year, looked at last."""
    month, first = newest.year * 12 + newest.month - 1, oldest.year * 12 + oldest.month - 1
    length = 1
    while month >= max(first, _EARLIEST):
        low = max(month - length + 1, first, _EARLIEST)
        yield any_of(Term(mark) for mark in _marks(low, month))
        month, length = low - 1, length * 2
    if first < _EARLIEST:
        yield Term(year_mark(_EARLIEST // 12 - 1))


def _marks(low: int, high: int) -> Iterator[str]:
    while high >= low:
        if high % 12 == 11 and high - 11 >= low:
            yield year_mark(high // 12)
            high -= 12
        else:
            yield month_mark(date(high // 12, high % 12 + 1, 1))
            high -= 1
