"""What may lawfully happen next in an application, until when, and if not, why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.applications.case import Case
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.applications.events import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Rectified,
    Served,
    Submitted,
    Withdrawn,
)
from mingtang.applications.obligations import rectification_until
from mingtang.applications.receipt import Channel
from mingtang.applications.replay import advance, replay
from mingtang.applications.spelled import spelled

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Step:
    """Whether an event of this kind may happen on the day asked for. `until`: the last day on which
    it may, None where it may on any later one too or may not at all; `provisional`: that day rests on
    a holiday notice still to come; `why_not`: the sentence with the article, "" where it may."""

    kind: EventKind
    lawful: bool
    until: date | None = None
    provisional: bool = False
    why_not: str = ""
    cites: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.kind.label


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether this disposition may be decided on the day asked for, and if not, why not."""

    disposition: Disposition
    lawful: bool
    why_not: str = ""
    cites: tuple[str, ...] = ()


def _deferred(case: Case, on: date) -> Event:
    return Deferred(on, max(on, case.due_on or on) + _DAY)


def _answered(case: Case, on: date) -> Event:
    open_ = (asked.ref for asked in case.consultations if asked.answered_on is None)
    return ConsultationAnswered(on, next(open_, ""))


# an event of each kind as it would be on that day; a decision is asked for by `choices`
_EVENTS: dict[EventKind, Callable[[Case, date], Event]] = {
    EventKind.SUBMITTED: lambda _, on: Submitted(on, Channel.IN_PERSON),
    EventKind.RECEIVED: lambda _, on: Received(on),
    EventKind.RECTIFICATION_ASKED: lambda _, on: RectificationAsked(on),
    EventKind.RECTIFIED: lambda _, on: Rectified(on),
    EventKind.CONSULTATION_SENT: lambda case, on: ConsultationSent(on, ref=f"{len(case.events)}"),
    EventKind.CONSULTATION_ANSWERED: _answered,
    EventKind.EXTENDED: lambda _, on: Extended(on, 1, on),
    EventKind.REASONS_ASKED: lambda _, on: ReasonsAsked(on),
    EventKind.REASONS_GIVEN: lambda _, on: ReasonsGiven(on),
    EventKind.DEFERRED: _deferred,
    EventKind.FEE_NOTICED: lambda _, on: FeeNoticed(on),
    EventKind.PAID: lambda _, on: Paid(on),
    EventKind.ABANDONED: lambda _, on: Abandoned(on),
    EventKind.WITHDRAWN: lambda _, on: Withdrawn(on),
    EventKind.SERVED: lambda _, on: Served(on, ServiceManner.IN_PERSON),
}

_BEFORE_EXPIRY = {
    EventKind.CONSULTATION_SENT,
    EventKind.EXTENDED,
    EventKind.REASONS_ASKED,
    EventKind.DEFERRED,
    EventKind.FEE_NOTICED,
}


def refusal(case: Case, event: Event) -> ImpossibleEvent | None:
    """Why this event cannot be entered, None where it can. An event of an earlier day takes its
    place among the others, which must then still be lawful."""
    try:
        if not case.events or event.on >= case.events[-1].on:
            advance(case, event)
        else:
            replay([*case.events, event], case.calendar, case.practice)
    except ImpossibleEvent as refused:
        return refused
    return None


def _until(case: Case, kind: EventKind, on: date) -> date | None:
    if kind is EventKind.RECEIVED and case.submission:
        return on if case.submission.channel is Channel.IN_PERSON else None
    if kind is EventKind.PAID and case.stop:
        return case.stop.limit
    if kind is EventKind.RECTIFICATION_ASKED and case.clock:
        return rectification_until(case.clock)
    return case.due_on if kind in _BEFORE_EXPIRY else None


def _step(case: Case, kind: EventKind, on: date) -> Step:
    refused = refusal(case, _EVENTS[kind](case, on))
    if refused:
        return Step(kind, False, why_not=spelled(str(refused)), cites=refused.cites)
    until = _until(case, kind, on)
    return Step(kind, True, until, until is not None and case.calendar.day(until).provisional)


def _decision(case: Case, on: date) -> Step:
    """Lawful where any disposition is; otherwise why information could not be provided."""
    found = choices(case, on)
    if any(choice.lawful for choice in found):
        return Step(EventKind.DECIDED, True)
    provided = next(choice for choice in found if choice.disposition is Disposition.PROVIDED)
    return Step(EventKind.DECIDED, False, why_not=provided.why_not, cites=provided.cites)


def choices(case: Case, on: date) -> tuple[Choice, ...]:
    """Every disposition, and whether the course of the application bears it on this day.

    `not_rectified`, `fee_unpaid` and `rest` are never decided: abandonment and withdrawal make them.
    """
    found = []
    for disposition in Disposition:
        refused = refusal(case, Decided(on, disposition))
        if refused:
            found.append(Choice(disposition, False, spelled(str(refused)), refused.cites))
        else:
            found.append(Choice(disposition, True))
    return tuple(found)


def steps(case: Case, on: date) -> tuple[Step, ...]:
    """Every kind of event, and whether it may happen on this day (条例第三十条 to 第三十六条).

    >>> from mingtang.applications import Received, Submitted
    >>> case = replay([Submitted(date(2026, 2, 8), Channel.ONLINE), Received(date(2026, 2, 9))])
    >>> extension = next(step for step in steps(case, date(2026, 3, 2)) if step.kind == "extended")
    >>> extension.lawful, extension.until
    (True, datetime.date(2026, 3, 13))
    """
    return tuple(
        _decision(case, on) if kind is EventKind.DECIDED else _step(case, kind, on)
        for kind in EventKind
    )
