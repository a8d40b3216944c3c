"""When the reply to an application is due: a pure function of its events and a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingtang.applications.clock import Clock
from mingtang.applications.events import Event
from mingtang.applications.reckoning import DueDate
from mingtang.applications.transitions import apply
from mingtang.workdays import Calendar


def due(received: date, events: Iterable[Event] = (), calendar: Calendar | None = None) -> DueDate:
    """The due date of an application received on this day (条例第三十一条), with the reason for
    every day counted or skipped (第三十条 to 第三十五条, 信息处理费管理办法第六条).

    Events may come in any order; those of one day keep the order given. The national calendar is
    taken where none is given. Raises `ImpossibleEvent` for an event that the law does not allow,
    `NotInForce` for a day before 2008-05-01, `OutsideCalendar` for a year without calendar.

    >>> from datetime import date
    >>> reckoned = due(date(2026, 2, 9))
    >>> reckoned.due_on, len(reckoned.days), reckoned.days[0].why
    (datetime.date(2026, 3, 13), 32, '工作日')
    """
    clock = Clock.started(received, calendar or Calendar.official())
    for event in sorted(events, key=lambda event: event.on):
        clock = apply(clock, event)
    return clock.reckon()
