"""The whole life of an application out of its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mingtang.applications.case import Case
from mingtang.applications.clock import Clock
from mingtang.applications.events import Event, Received, RectificationAsked
from mingtang.applications.lawfulness import check
from mingtang.applications.practice import Practice
from mingtang.applications.transitions import apply
from mingtang.workdays import Calendar

_USUAL = Practice()


def _with_limit(case: Case, event: RectificationAsked) -> RectificationAsked:
    """A notice that names no day gives the limit that is the agency's practice."""
    if event.reply_by:
        return event
    limit = case.calendar.add_workdays(event.on, case.practice.rectification_days)
    return replace(event, reply_by=limit.end)


def _clock(case: Case, event: Event) -> Clock | None:
    if isinstance(event, Received):
        return Clock.started(event.on, case.calendar)
    if case.clock is None:
        return None
    told = _with_limit(case, event) if isinstance(event, RectificationAsked) else event
    return apply(case.clock, told)


def advance(case: Case, event: Event) -> Case:
    """The case after one more event, which is not earlier than the last. Raises `ImpossibleEvent`
    with the article that forbids it."""
    check(case, event)
    return Case(case.calendar, case.practice, (*case.events, event), _clock(case, event))


def replay(
    events: Iterable[Event], calendar: Calendar | None = None, practice: Practice = _USUAL
) -> Case:
    """The case that these events make, from `Submitted` on (条例第二十九条 to 第三十六条).

    Events may come in any order; those of one day keep the order given. The national calendar is
    taken where none is given. Raises `ImpossibleEvent` for an event that the law does not allow
    where it stands, `NotInForce` for a receipt before 2008-05-01, `OutsideCalendar` for a year
    without calendar.

    >>> from datetime import date
    >>> from mingtang.applications import Channel, Received, Submitted
    >>> case = replay([Submitted(date(2026, 2, 8), Channel.ONLINE), Received(date(2026, 2, 9))])
    >>> case.phase.label, case.due_on
    ('办理中', datetime.date(2026, 3, 13))
    """
    case = Case(calendar or Calendar.official(), practice)
    for event in sorted(events, key=lambda event: event.on):
        case = advance(case, event)
    return case
