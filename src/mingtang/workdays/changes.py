"""What a new notice changes, day by day: the calendar that stands against the one to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.workdays.calendar import Calendar, Day

UNKNOWN = "没有安排"


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that counts otherwise than before; None where the calendar has no data for its year."""

    on: date
    before: Day | None
    after: Day | None

    @property
    def was(self) -> str:
        """工作日（暂定）, 春节假期（国务院办公厅通知）…"""
        return self.before.why if self.before else UNKNOWN

    @property
    def becomes(self) -> str:
        return self.after.why if self.after else UNKNOWN

    @property
    def counts_now(self) -> bool:
        return self.after is not None and self.after.is_workday


def _day(calendar: Calendar, on: date) -> Day | None:
    return calendar.day(on) if calendar.covers(on) else None


def changed_days(old: Calendar, new: Calendar, first: date, last: date) -> tuple[ChangedDay, ...]:
    """The days from `first` to `last` that are working days in one calendar and not in the other,
    or that only one of them knows and that are no plain day in it."""
    changed = []
    for offset in range((last - first).days + 1):
        on = first + timedelta(offset)
        before, after = _day(old, on), _day(new, on)
        plain = on.weekday() < 5
        if (before.is_workday if before else plain) != (after.is_workday if after else plain):
            changed.append(ChangedDay(on, before, after))
    return tuple(changed)


def settled_years(old: Calendar, new: Calendar) -> tuple[int, ...]:
    """The years that were provisional or unknown and now rest on a notice."""
    certain = {plan.year for plan in old.years if not plan.provisional}
    return tuple(sorted(p.year for p in new.years if not p.provisional and p.year not in certain))


def unsettled_years(old: Calendar, new: Calendar) -> tuple[int, ...]:
    """The years that rested on a notice and do so no longer."""
    return settled_years(new, old)
