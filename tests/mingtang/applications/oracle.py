"""An application worked out day by day: slow, obvious, and written apart from the code it judges.

It has its own calendar (the package `chinese_calendar`) and its own reading of the regulation, as a
table of what each event needs. Of `mingtang.applications` it takes the events and the codes alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import chinese_calendar

from mingtang.applications import (
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Opinion,
    Paid,
    Phase,
    ReasonsAsked,
    RectificationAsked,
    Served,
    ServiceManner,
    Submitted,
)
from mingtang.applications.dispositions import Disposition

K = EventKind
REVISION = date(2019, 5, 15)
FEES_FROM = date(2021, 1, 1)
DAY = timedelta(1)

BY_OTHER_EVENTS = {"not_rectified", "fee_unpaid", "rest"}
ONLY_SINCE_2019 = {
    "internal_affairs", "deliberative", "enforcement_file", "administrative_query", "needs_creation",
    "petition", "repeated", "publication", "excessive",
}  # fmt: skip
NEEDS_THE_THIRD_PARTY = {"provided", "partly_granted", "third_party_rights"}


@cache
def is_workday(on: date) -> bool:
    return bool(chinese_calendar.is_workday(on))


def workday_after(start: date, number: int) -> date:
    """The day on which so many working days have passed since `start`, itself not counted."""
    on = start
    while number:
        on += DAY
        number -= is_workday(on)
    return on


@dataclass
class Asked:
    """A consultation: until when the clock rests, if that is known."""

    letter: ConsultationSent
    answer: ConsultationAnswered | None = None

    @property
    def lapse(self) -> date | None:
        if self.letter.on < REVISION:
            return None
        return workday_after(self.letter.reached_on or self.letter.on, 15)

    def rests_on(self, day: date) -> bool:
        last = [end for end in (self.lapse, self.answer and self.answer.on) if end]
        return self.letter.on <= day and (not last or day <= min(last))

    def is_endless(self) -> bool:
        return self.lapse is None and self.answer is None

    def is_awaited(self, day: date) -> bool:
        return self.answer is None and (self.lapse is None or day <= self.lapse)


class Oracle:
    """What the events so far amount to."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = list(events)
        self.kinds = [event.kind for event in events]
        self.begun = next((e.on for e in events if e.kind is K.RECEIVED), None)
        self.received = self.begun
        self.waiting: RectificationAsked | FeeNoticed | None = None
        self.extension = 0
        self.until: date | None = None
        self.consultations: list[Asked] = []
        for event in events:
            self._take(event)
        self.days, self.due = self._days() if self.received else ([], None)

    def _take(self, event: Event) -> None:
        if isinstance(event, RectificationAsked | FeeNoticed):
            self.waiting = event
        if event.kind in (K.RECTIFIED, K.PAID):
            self.begun, self.waiting, self.extension, self.until = event.on, None, 0, None
        if isinstance(event, Extended):
            self.extension = event.days or (15 if event.on < REVISION else 20)
        if isinstance(event, Deferred):
            self.until = event.until
        if isinstance(event, ConsultationSent):
            self.consultations.append(Asked(event))
        if isinstance(event, ConsultationAnswered):
            same = [a for a in self.consultations if a.letter.ref == event.ref and not a.answer]
            same[0].answer = event

    def last(self, kind: EventKind) -> Event | None:
        return next((event for event in reversed(self.events) if event.kind is kind), None)

    @property
    def ending(self) -> Event | None:
        ends = (K.DECIDED, K.SERVED, K.ABANDONED, K.WITHDRAWN)
        return self.events[-1] if self.kinds and self.kinds[-1] in ends else None

    def _days(self) -> tuple[list[tuple[date, bool]], date | None]:
        """Each day after receipt, whether it counts; and the day on which the reply is due."""
        assert self.received
        assert self.begun
        gone = self.ending is not None and self.ending.kind in (K.ABANDONED, K.WITHDRAWN)
        endless = [asked.letter.on for asked in self.consultations if asked.is_endless()]
        allowed = (15 if self.begun < REVISION else 20) + self.extension
        days: list[tuple[date, bool]] = []
        day = self.received
        while True:
            day += DAY
            if self.waiting:
                if day > self.waiting.on:
                    return days, None
            elif (gone and self.ending and day > self.ending.on) or (
                endless and not gone and not self.until and day > endless[0]
            ):
                return days, None
            counts = is_workday(day) and not self._restarts_on_or_after(day)
            counts = counts and not any(asked.rests_on(day) for asked in self.consultations)
            days.append((day, counts))
            if self.waiting:
                continue
            passed = sum(counted for _, counted in days)
            if day == self.until or (not self.until and passed == allowed):
                return days, None if gone else day

    def _restarts_on_or_after(self, day: date) -> bool:
        return any(e.on >= day for e in self.events if e.kind in (K.RECTIFIED, K.PAID))

    @property
    def limit(self) -> date:
        """The applicant's last day to rectify or to pay."""
        if isinstance(self.waiting, RectificationAsked):
            return self.waiting.reply_by or workday_after(self.waiting.on, 15)
        assert self.waiting
        return workday_after(self.waiting.reached_on or self.waiting.on, 20)

    @property
    def reasons_by(self) -> date | None:
        asked = self.last(K.REASONS_ASKED)
        if not isinstance(asked, ReasonsAsked):
            return None
        return asked.reply_by or workday_after(asked.on, 7)

    def phase(self, on: date) -> Phase:
        if self.ending:
            return Phase(self.ending.kind.value)
        if not self.received:
            return Phase.SUBMITTED
        if self.waiting:
            asked = isinstance(self.waiting, RectificationAsked)
            return Phase.AWAITING_RECTIFICATION if asked else Phase.AWAITING_PAYMENT
        if any(asked.is_awaited(on) for asked in self.consultations):
            return Phase.CONSULTING
        if self.reasons_by and K.REASONS_GIVEN not in self.kinds and on <= self.reasons_by:
            return Phase.AWAITING_REASONS
        return Phase.HANDLING

    @property
    def closed_on(self) -> date | None:
        return self.ending.on if self.ending and self.ending.kind is not K.DECIDED else None

    @property
    def in_time(self) -> bool | None:
        if not self.received or not self.closed_on:
            return None
        due = Oracle([e for e in self.events if e.kind not in (K.WITHDRAWN, K.ABANDONED)]).due
        return due is None or self.closed_on <= due

    # what may happen next

    def allows(self, event: Event) -> bool:
        if not self.events or event.kind is K.SUBMITTED:
            return not self.events and event.kind is K.SUBMITTED
        if event.on < self.events[-1].on:
            return False
        if self.ending:
            return self.ending.kind is K.DECIDED and self._may_serve(event)
        if not self.received:
            return event.kind is K.WITHDRAWN or self._may_receive(event)
        return self._may(event)

    def _may_receive(self, event: Event) -> bool:
        first = self.events[0]
        assert isinstance(first, Submitted)
        at_once = first.channel is Channel.IN_PERSON
        return event.kind is K.RECEIVED and (event.on == first.on or not at_once)

    def _may_serve(self, event: Event) -> bool:
        if not isinstance(event, Served):
            return False
        sent, reached, signed = event.dispatched_on, event.reached_on, self.events[-1].on
        if event.manner is ServiceManner.POST:
            return sent in (None, event.on) and (reached is None or reached >= event.on)
        return (sent is None or signed <= sent <= event.on) and reached in (None, event.on)

    def _runs(self, event: Event) -> bool:
        return not self.waiting and (self.due is None or event.on <= self.due)

    def _may(self, event: Event) -> bool:
        once = {K.RECTIFICATION_ASKED, K.EXTENDED, K.REASONS_ASKED, K.DEFERRED, K.FEE_NOTICED}
        in_period = once | {K.CONSULTATION_SENT}
        if event.kind in once and event.kind in self.kinds:
            return False
        paying = isinstance(event, ConsultationSent) and isinstance(self.waiting, FeeNoticed)
        if event.kind in in_period and not self._runs(event) and not paying:
            return False
        table: dict[EventKind, Callable[[Any], bool]] = {
            K.RECEIVED: lambda _: False,
            K.RECTIFICATION_ASKED: self._may_ask_rectification,
            K.RECTIFIED: lambda _: isinstance(self.waiting, RectificationAsked),
            K.CONSULTATION_SENT: self._may_consult,
            K.CONSULTATION_ANSWERED: self._may_answer,
            K.EXTENDED: self._may_extend,
            K.REASONS_ASKED: lambda e: e.on >= REVISION and later(e.reply_by, e.on),
            K.REASONS_GIVEN: lambda _: K.REASONS_ASKED in self.kinds,
            K.DEFERRED: self._may_defer,
            K.FEE_NOTICED: lambda e: e.on >= FEES_FROM and e.amount != 0 and not earlier(e),
            K.PAID: self._may_pay,
            K.ABANDONED: lambda e: self.waiting is not None and e.on > self.limit,
            K.WITHDRAWN: lambda _: True,
            K.DECIDED: lambda e: self.may_decide(e.disposition, e.on),
            K.SERVED: lambda _: False,
        }
        return table[event.kind](event)

    def _may_ask_rectification(self, event: RectificationAsked) -> bool:
        assert self.received
        told = event.on < REVISION or event.on <= workday_after(self.received, 7)
        return told and later(event.reply_by, event.on)

    def _may_consult(self, event: ConsultationSent) -> bool:
        known = event.on >= REVISION or event.consultee is Consultee.THIRD_PARTY
        free = all(a.answer or a.letter.ref != event.ref for a in self.consultations)
        return known and free and not earlier(event)

    def _may_answer(self, event: ConsultationAnswered) -> bool:
        mine = [a.letter for a in self.consultations if not a.answer and a.letter.ref == event.ref]
        return bool(mine) and event.on >= (mine[0].reached_on or mine[0].on)

    def _may_extend(self, event: Extended) -> bool:
        assert self.received
        most = 15 if event.on < REVISION else 20
        consent = event.consented_on
        agreed = consent is not None and self.received <= consent <= event.on
        return (event.days is None or 1 <= event.days <= most) and agreed and not self.until

    def _may_defer(self, event: Deferred) -> bool:
        return K.REASONS_GIVEN in self.kinds and (self.due is None or event.until > self.due)

    def _may_pay(self, event: Paid) -> bool:
        asked = self.waiting
        if not isinstance(asked, FeeNoticed) or event.on > self.limit:
            return False
        return asked.amount is None or event.amount is None or event.amount >= asked.amount

    def may_decide(self, disposition: Disposition | None, on: date) -> bool:
        if disposition is None or disposition in BY_OTHER_EVENTS or self.waiting:
            return False
        third = [a for a in self.consultations if a.letter.consultee is Consultee.THIRD_PARTY]
        table = {
            "third_party_rights": any(
                a.answer is None or a.answer.answer is not Opinion.CONSENT for a in third
            ),
            "still_unclear": K.RECTIFIED in self.kinds,
            "excessive": self._reasons_are_settled(on),
        }
        too_new = disposition in ONLY_SINCE_2019 and on < REVISION
        unheard = disposition in NEEDS_THE_THIRD_PARTY and any(a.is_awaited(on) for a in third)
        return table.get(disposition, True) and not too_new and not unheard

    def _reasons_are_settled(self, on: date) -> bool:
        if self.reasons_by is None or K.DEFERRED in self.kinds:
            return False
        return K.REASONS_GIVEN in self.kinds or on > self.reasons_by


def later(day: date | None, than: date) -> bool:
    return day is None or day > than


def earlier(event: ConsultationSent | FeeNoticed) -> bool:
    """Whether the letter is said to have arrived before it was sent."""
    return event.reached_on is not None and event.reached_on < event.on


def is_lawful(events: Sequence[Event]) -> bool:
    """Whether each event may follow those before it."""
    ordered = sorted(events, key=lambda event: event.on)
    return all(Oracle(ordered[:at]).allows(event) for at, event in enumerate(ordered))
