"""What happened in a case, told line by line as an officer reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingtang.applications import (
    ConsultationAnswered,
    ConsultationSent,
    Decided,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Paid,
    ReasonsAsked,
    RectificationAsked,
    Served,
)
from mingtang.applications.grounds import terms
from mingtang_office.accounts.models import User
from mingtang_office.applications.models import Application, CaseEvent
from mingtang_office.applications.queries.history import ANNULLED, as_event
from mingtang_office.ui.components import Tone
from mingtang_office.ui.days import day_words

_ARRIVES = (ConsultationSent, FeeNoticed, Served)  # what goes by post and arrives later
_ENDED = (EventKind.WITHDRAWN, EventKind.ABANDONED)


@dataclass(frozen=True, slots=True)
class Line:
    """One event of a case. `annulled` tells why it no longer counts; `letter` is the one that made
    it; `awaits_arrival` that the day on which its letter arrived may still be entered."""

    number: int
    title: str
    on: date
    at: datetime
    by: str
    notes: tuple[str, ...] = ()
    tone: Tone = Tone.DONE
    annulled: str = ""
    letter: int | None = None
    awaits_arrival: bool = False

    @property
    def may_be_annulled(self) -> bool:
        """Those that a letter made are taken back by taking back the letter."""
        return not self.annulled and self.letter is None and self.number > 1


def lines_of(application: Application) -> tuple[Line, ...]:
    """Every event in the order in which it was entered, those annulled among them."""
    rows = list(application.events.select_related("by").order_by("number"))
    gone = {row.annuls: _why_annulled(row) for row in rows if row.annuls is not None}
    return tuple(_line(row, gone.get(row.number, "")) for row in rows if row.kind != ANNULLED)


def _why_annulled(row: CaseEvent) -> str:
    who = _who(row.by)
    return f"{row.get_reason_display()}（{who}，{day_words(row.at.date())}登记）"


def _who(person: User | None) -> str:
    return "申请人或者系统" if person is None else str(person.full_name)


def _line(row: CaseEvent, annulled: str) -> Line:
    event = as_event(row)
    arrived = event.reached_on if isinstance(event, _ARRIVES) else None
    return Line(
        row.number,
        event.kind.label,
        row.on,
        row.at,
        _who(row.by),
        tuple(told(event)),
        Tone.WRONG if annulled else Tone.ENDED if event.kind in _ENDED else Tone.DONE,
        annulled,
        row.letter,
        awaits_arrival=isinstance(event, _ARRIVES) and arrived is None and not annulled,
    )


def told(event: Event) -> Iterator[str]:
    """What there is to say of an event beside its name and day."""
    say = _SAID.get(event.kind)
    if say is not None:
        yield from say(event)
    if isinstance(event, _ARRIVES) and event.reached_on:
        yield f"对方于{day_words(event.reached_on)}收到"


def _limit(event: RectificationAsked | ReasonsAsked) -> Iterator[str]:
    if event.reply_by:
        yield f"请申请人于{day_words(event.reply_by)}前答复"


def _answer(event: ConsultationAnswered) -> Iterator[str]:
    yield f"第{event.ref or 1}号征求意见：{event.answer.label if event.answer else '已答复'}"


def _extension(event: Extended) -> Iterator[str]:
    if event.days:
        yield f"延长{event.days}个工作日"
    if event.consented_on:
        yield f"机构负责人于{day_words(event.consented_on)}同意"


def _amount(event: FeeNoticed | Paid) -> Iterator[str]:
    if event.amount is not None:
        yield f"{event.amount}元"


def _decision(event: Decided) -> Iterator[str]:
    if event.disposition:
        yield terms(event.disposition).label


_SAID: dict[EventKind, Callable[[Any], Iterable[str]]] = {
    EventKind.SUBMITTED: lambda event: (event.channel.label,),
    EventKind.RECTIFICATION_ASKED: _limit,
    EventKind.REASONS_ASKED: _limit,
    EventKind.CONSULTATION_SENT: lambda event: (
        f"{event.consultee.label}（第{event.ref or 1}号征求意见）",
    ),
    EventKind.CONSULTATION_ANSWERED: _answer,
    EventKind.EXTENDED: _extension,
    EventKind.DEFERRED: lambda event: (f"延迟至{day_words(event.until)}答复",),
    EventKind.FEE_NOTICED: _amount,
    EventKind.PAID: _amount,
    EventKind.WITHDRAWN: lambda event: (event.cause.label,),
    EventKind.DECIDED: _decision,
    EventKind.SERVED: lambda event: (event.manner.label,),
}
