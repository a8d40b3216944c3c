"""An application as its events have made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mingtang.applications.clock import Clock, Consultation, Stop
from mingtang.applications.dispositions import Disposition
from mingtang.applications.events import (
    Abandoned,
    Decided,
    Event,
    EventKind,
    FeeNoticed,
    ReasonsAsked,
    Served,
    Submitted,
    Withdrawn,
)
from mingtang.applications.obligations import Obligation, obligations
from mingtang.applications.phases import Phase
from mingtang.applications.practice import Practice
from mingtang.applications.reckoning import DueDate
from mingtang.workdays import Calendar

_STOPPED = {
    EventKind.RECTIFIED: Phase.AWAITING_RECTIFICATION,
    EventKind.PAID: Phase.AWAITING_PAYMENT,
}
_LAST = {
    EventKind.DECIDED: Phase.DECIDED,
    EventKind.SERVED: Phase.SERVED,
    EventKind.ABANDONED: Phase.ABANDONED,
    EventKind.WITHDRAWN: Phase.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Case:
    """What `replay` makes of the events. Nothing here depends on today, but for what is asked with
    a day. `clock` is None until the application is received."""

    calendar: Calendar = field(repr=False)
    practice: Practice
    events: tuple[Event, ...] = ()
    clock: Clock | None = None

    @property
    def submission(self) -> Submitted | None:
        first = self.events[0] if self.events else None
        return first if isinstance(first, Submitted) else None

    @property
    def received_on(self) -> date | None:
        return self.clock.received_on if self.clock else None

    @property
    def due(self) -> DueDate | None:
        """The due date with the ledger of its days; None before receipt (条例第三十三条)."""
        return self.clock.reckon() if self.clock else None

    @property
    def due_on(self) -> date | None:
        """The due date alone: quick. None where no period runs or a reply is due no more."""
        return self.expiry[0]

    @property
    def provisional(self) -> bool:
        """Whether the due date rests on days whose holiday notice is still to come."""
        return self.expiry[1]

    @property
    def expiry(self) -> tuple[date | None, bool]:
        """`due_on` and `provisional` in one walk."""
        return self.clock.expiry() if self.clock else (None, False)

    @property
    def stop(self) -> Stop | None:
        """Why the reply period stands still, where it does and the application is open."""
        return self.clock.stop if self.clock and not self.ending else None

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        return self.clock.consultations if self.clock else ()

    @property
    def ending(self) -> Decided | Served | Abandoned | Withdrawn | None:
        """The event that ended the handling: the last one, where it did."""
        last = self.events[-1] if self.events else None
        return last if isinstance(last, Decided | Served | Abandoned | Withdrawn) else None

    @property
    def decision(self) -> Decided | None:
        return next((event for event in reversed(self.events) if isinstance(event, Decided)), None)

    @property
    def disposition(self) -> Disposition | None:
        """How it ended: one row of table three. What was given up for want of rectification or of
        payment is told apart by what was awaited (条例第三十条, 信息处理费管理办法第六条)."""
        match self.ending:
            case Withdrawn():
                return Disposition.REST
            case Abandoned():
                unpaid = self.clock and self.clock.stop and self.clock.stop.awaits is EventKind.PAID
                return Disposition.FEE_UNPAID if unpaid else Disposition.NOT_RECTIFIED
        return self.decision.disposition if self.decision else None

    @property
    def decided_on(self) -> date | None:
        return self.decision.on if self.decision else None

    @property
    def served_on(self) -> date | None:
        return self.ending.on if isinstance(self.ending, Served) else None

    @property
    def closed_on(self) -> date | None:
        """The day of service, of abandonment or of withdrawal; None while anything is to be done."""
        return self.ending.on if self.ending and not isinstance(self.ending, Decided) else None

    @property
    def in_time(self) -> bool | None:
        """Whether it was closed while no due date had passed; None before it is closed, and for
        what ended before it was received."""
        if self.clock is None or self.closed_on is None:
            return None
        due_on, _ = self.clock.reopened().expiry()
        return due_on is None or self.closed_on <= due_on

    @property
    def reasons_by(self) -> date | None:
        """The applicant's limit to give reasons, once they are asked for (条例第三十五条)."""
        asked = next((event for event in self.events if isinstance(event, ReasonsAsked)), None)
        if asked is None:
            return None
        return (
            asked.reply_by or self.calendar.add_workdays(asked.on, self.practice.reasons_days).end
        )

    @property
    def fee(self) -> FeeNoticed | None:
        return next((event for event in self.events if isinstance(event, FeeNoticed)), None)

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What is outstanding, that of the office first; () when it is closed."""
        return obligations(self)

    def has(self, kind: EventKind) -> bool:
        """Whether an event of this kind has happened."""
        return any(event.kind is kind for event in self.events)

    @property
    def phase(self) -> Phase:
        """By the events alone: an opinion or reasons are awaited until they come."""
        return self._phase(None)

    def phase_on(self, on: date) -> Phase:
        """As of this day: an opinion or reasons whose limit has passed are awaited no more."""
        return self._phase(on)

    def _phase(self, on: date | None) -> Phase:
        if self.ending:
            return _LAST[self.ending.kind]
        if self.clock is None:
            return Phase.SUBMITTED
        if self.clock.stop:
            return _STOPPED[self.clock.stop.awaits]
        if any(each.is_open(on or each.sent_on) for each in self.consultations):
            return Phase.CONSULTING
        if self.has(EventKind.REASONS_ASKED) and not self.has(EventKind.REASONS_GIVEN):
            limit = self.reasons_by
            if on is None or limit is None or on <= limit:
                return Phase.AWAITING_REASONS
        return Phase.HANDLING
