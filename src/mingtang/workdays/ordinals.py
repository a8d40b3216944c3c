"""Working days between many pairs of days, each pair by one subtraction."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

from mingtang.workdays.calendar import Calendar


class Ordinals:
    """The working days of a span numbered one after the other: the difference of two days' numbers
    is `Calendar.workdays_between` them. Raises `OutsideCalendar` where the span leaves the calendar.

    >>> ordinals = Ordinals(Calendar.official(), date(2026, 2, 1), date(2026, 3, 31))
    >>> ordinals.of(date(2026, 3, 13)) - ordinals.of(date(2026, 2, 9))
    20
    """

    __slots__ = ("_first", "_numbers")

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        span = range((last - first).days + 1)
        self._first = first
        self._numbers = list(
            accumulate(calendar.day(first + timedelta(days=n)).is_workday for n in span)
        )

    def of(self, on: date) -> int:
        """The working days of the span up to and including this day; 0 before it begins."""
        place = (on - self._first).days
        return int(self._numbers[place]) if place >= 0 else 0
