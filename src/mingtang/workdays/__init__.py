"""The State Council working-day calendar, 2004 on."""

from mingtang.workdays.calendar import Calendar, Count, Day, OutsideCalendar
from mingtang.workdays.changes import ChangedDay, changed_days, settled_years, unsettled_years
from mingtang.workdays.checking import Doubt, check_notice, span
from mingtang.workdays.months import months_later
from mingtang.workdays.plan import (
    Holiday,
    Notice,
    Region,
    WorkingWeekend,
    YearPlan,
    published_years,
    read_year,
)
from mingtang.workdays.wire import (
    UnreadableNotice,
    notice_from_wire,
    notice_to_wire,
    read_notice_file,
)

__all__ = [
    "Calendar",
    "ChangedDay",
    "Count",
    "Day",
    "Doubt",
    "Holiday",
    "Notice",
    "OutsideCalendar",
    "Region",
    "UnreadableNotice",
    "WorkingWeekend",
    "YearPlan",
    "changed_days",
    "check_notice",
    "months_later",
    "notice_from_wire",
    "notice_to_wire",
    "published_years",
    "read_notice_file",
    "read_year",
    "settled_years",
    "span",
    "unsettled_years",
]
