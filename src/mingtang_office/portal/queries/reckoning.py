"""The time limits of an application received on a day, for whoever wants to know before applying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang.applications import Channel, DueDate, Duty, Extended, Received, Submitted, due, replay
from mingtang.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Reckoned:
    """`rectify_by`: until when rectification may be asked for; `extended_until`: the last day if the
    reply period is extended by the most that the law allows."""

    due: DueDate
    rectify_by: date | None
    extended_until: date | None


def reckoned(received: date, calendar: Calendar) -> Reckoned:
    """Raises `NotInForce` before 2008-05-01 and `OutsideCalendar` beyond the calendar."""
    case = replay([Submitted(received, Channel.IN_PERSON), Received(received)], calendar)
    asked = (each.by for each in case.obligations if each.code is Duty.ASK_RECTIFICATION)
    extended = due(received, [Extended(received)], calendar)
    return Reckoned(due(received, (), calendar), next(asked, None), extended.due_on)
