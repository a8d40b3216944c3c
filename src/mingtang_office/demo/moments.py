"""When things happened in the demonstration: some days before it is loaded, in office hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from mingtang.workdays import Calendar


def in_office(now: datetime, days_ago: int, hour: int, minute: int = 0) -> datetime:
    """That hour of the day, or of the last working day before it."""
    day = timezone.localdate(now) - timedelta(days=days_ago)
    calendar = Calendar.official()
    while calendar.covers(day) and not calendar.day(day).is_workday:
        day -= timedelta(days=1)
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_default_timezone())
