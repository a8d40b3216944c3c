"""Periods of months: they end on the day of the same number, or on the last of a shorter month."""

from __future__ import annotations

import calendar
from datetime import date


def months_later(start: date, number: int) -> date:
    """The corresponding day so many months on (民法典第二百零二条).

    >>> from datetime import date
    >>> months_later(date(2026, 1, 31), 1), months_later(date(2025, 8, 31), 6)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
