"""Spans of days over which is counted: the year of a report, or a part of it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included.

    Raises ValueError where the last day lies before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"起止日期颠倒：{self.first}在{self.last}之后，请对调。")

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The statistical year of an annual report: 1 January to 31 December (条例第四十九条)."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Period:
        """Whole months of a year.

        >>> Period.of_months(2024, 1, 2).last
        datetime.date(2024, 2, 29)
        """
        return cls(date(year, first, 1), _month_end(year, last))

    @property
    def is_year(self) -> bool:
        """Whether it is the year of an annual report."""
        return self == Period.of_year(self.first.year)

    def months(self) -> Iterator[Period]:
        """Month by month; the first and the last may be parts of one."""
        first = self.first
        while first <= self.last:
            end = min(_month_end(first.year, first.month), self.last)
            yield Period(first, end)
            if end == self.last:
                return
            first = date(first.year + first.month // 12, first.month % 12 + 1, 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
