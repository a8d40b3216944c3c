"""The State Council working-day calendar, 2004 on."""

from mingtang.workdays.calendar import Calendar, Count, Day, OutsideCalendar
from mingtang.workdays.plan import (
    Holiday,
    Notice,
    Region,
    WorkingWeekend,
    YearPlan,
    published_years,
    read_year,
)

__all__ = [
    "Calendar",
    "Count",
    "Day",
    "Holiday",
    "Notice",
    "OutsideCalendar",
    "Region",
    "WorkingWeekend",
    "YearPlan",
    "published_years",
    "read_year",
]
