"""The state of the reply period between two events, and the walk over its days.

A day of the period is not counted when it is no working day, or lies in a span during which the
law stops the clock. Both ends of a span are skipped: the day the letter of consultation goes out
and the day its answer comes in (条例第三十三条第三款 gives no ends; this is the office's ruling).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mingtang.applications.events import Consultee, EventKind, Opinion
from mingtang.applications.reckoning import DayReason, DueDate
from mingtang.law import Citation, parameter
from mingtang.workdays import Calendar, Day

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last` (None: without end yet) that do not count, and why."""

    first: date
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """An opinion sought: open until answered, or until the consultee's own limit has passed. `why`
    its days do not count."""

    consultee: Consultee
    sent_on: date
    lapses_on: date | None
    ref: str
    why: str
    reached_on: date | None = None
    answered_on: date | None = None
    answer: Opinion | None = None

    def is_open(self, on: date) -> bool:
        """Whether on this day the opinion is still to come, and the consultee still has time."""
        return self.answered_on is None and (self.lapses_on is None or on <= self.lapses_on)

    @property
    def ends_on(self) -> date | None:
        ends = [day for day in (self.answered_on, self.lapses_on) if day]
        return min(ends) if ends else None

    @property
    def span(self) -> Span:
        return Span(self.sent_on, self.ends_on, self.why)


@dataclass(frozen=True, slots=True)
class Stop:
    """The period has ceased to run on `on` until `awaits` happens, at the latest on `limit`."""

    on: date
    awaits: EventKind
    waiting: str
    rests_on: Citation
    limit: date | None

    @property
    def note(self) -> str:
        latest = f"，最迟{self.limit}" if self.limit else ""
        return f"{self.waiting}{latest}，其间不计答复期限（{self.rests_on}）"


@dataclass(frozen=True, slots=True)
class Closed:
    on: date
    kind: EventKind
    how: str


def _why_not_counted(day: Day, spans: tuple[Span, ...]) -> str | None:
    """A plain loop: a replay asks this of every day."""
    if not day.is_workday:
        return day.why
    on = day.on
    for span in spans:
        if span.first <= on and (span.last is None or on <= span.last):
            return span.why
    return None


@dataclass(frozen=True, slots=True)
class Clock:
    """The reply period as it stands: it runs from `started_on`, itself not counted, for `allowed`
    working days. `past` are the kinds of events that have happened."""

    calendar: Calendar
    received_on: date
    started_on: date
    allowed: int
    spans: tuple[Span, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    stop: Stop | None = None
    deferred_until: date | None = None
    closed: Closed | None = None
    past: frozenset[EventKind] = frozenset()

    @classmethod
    def started(cls, received_on: date, calendar: Calendar) -> Clock:
        """The clock of an application received on this day (条例第三十一条)."""
        allowed = parameter("reply_days").on(received_on).value
        return cls(calendar, received_on, received_on, allowed)

    def stopped(self, stop: Stop) -> Clock:
        return replace(self, stop=stop)

    def restarted(self, on: date, stop: Stop) -> Clock:
        """The period begins anew: what passed before no longer counts, the day after is day 1."""
        ground = stop.rests_on
        anew = f"{stop.awaits.label}前已过的工作日不再计算，期限重新起算（{ground}）"
        waiting = f"{stop.waiting}（{ground}）"
        restart = f"{stop.awaits.label}之日，自次日起重新计算（{ground}）"
        spans = (
            Span(on, on, restart),
            Span(stop.on + _DAY, on, waiting),
            Span(self.received_on, stop.on, anew),
        )
        return replace(
            self,
            started_on=on,
            allowed=parameter("reply_days").on(on).value,
            spans=(*self.spans, *spans),
            stop=None,
            deferred_until=None,
        )

    def reopened(self) -> Clock:
        """The clock as it stood when the application ended."""
        return replace(self, closed=None) if self.closed else self

    def _last(self) -> date | None:
        """The day after which there is nothing more to reckon, where that is known beforehand."""
        if self.stop:
            return self.stop.on
        if self.ended:
            return self.closed.on if self.closed else None
        if self.deferred_until:
            return None
        return next((c.sent_on for c in self.consultations if c.ends_on is None), None)

    @property
    def ended(self) -> bool:
        """Whether the application was given up: a reply is due no more."""
        return self.closed is not None and self.closed.kind is not EventKind.DECIDED

    def _walk(self) -> Iterator[tuple[Day, str | None, int]]:
        """The days from the one after receipt to the due date, or to where the clock stands still:
        why each is not counted (None: it is), and how many were counted up to it."""
        spans = (*self.spans, *(consultation.span for consultation in self.consultations))
        end = self._last()
        number = 0
        for day in self.calendar.days_after(self.received_on):
            if end and day.on > end:
                return
            why = _why_not_counted(day, spans)
            number += why is None
            yield day, why, number
            if self._is_due(day.on, number):
                return

    def _is_due(self, on: date, number: int) -> bool:
        if self.deferred_until:
            return on >= self.deferred_until
        return number == self.allowed

    def expiry(self) -> tuple[date | None, bool]:
        """The due date, None where none runs, and whether it rests on a provisional day."""
        return self._expiry(self._walk())

    def reckon(self) -> DueDate:
        """The due date with the reason for every day."""
        walked = tuple(self._walk())
        days = tuple(
            DayReason(day.on, why is None, None if why else number, why or day.why)
            for day, why, number in walked
        )
        due_on, provisional = self._expiry(walked)
        return DueDate(self.received_on, due_on, provisional, days, "" if due_on else self._note())

    def _expiry(self, walked: Iterable[tuple[Day, str | None, int]]) -> tuple[date | None, bool]:
        provisional, on, counted = False, self.received_on, 0
        for day, _, number in walked:
            provisional = provisional or day.provisional
            on, counted = day.on, number
        runs = not self.stop and not self.ended and self._is_due(on, counted)
        return on if runs else None, provisional

    def _note(self) -> str:
        if self.closed:
            return f"{self.closed.on}{self.closed.how}，不再计算答复期限"
        if self.stop:
            return self.stop.note
        return "征求意见尚未收到答复，答复期限暂不能算定（《条例》第二十四条第三款）"
