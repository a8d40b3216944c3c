"""Random lawful lives of applications, 2008-2026: every event, every channel, both regulations.

A history grows day by day: of the events that could happen on a day, one is drawn that the oracle
allows. Days are drawn near the last event, and at the limits, where mistakes are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from mingtang.applications import (
    Abandoned,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Opinion,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Rectified,
    Served,
    ServiceManner,
    Submitted,
    WithdrawalCause,
    Withdrawn,
)
from mingtang.applications.dispositions import Disposition
from tests.mingtang.applications.oracle import Oracle, workday_after

LAST = date(2026, 6, 30)  # so that every due date lies in a year whose notice is out
FIRST = date(2008, 5, 1)
POST = ServiceManner.POST
REPLIES = [EventKind.DECIDED, EventKind.SERVED, EventKind.ABANDONED]
ENDINGS = st.sampled_from([REPLIES, REPLIES, REPLIES, [EventKind.WITHDRAWN]])
HANDLING = [kind for kind in EventKind if kind not in (*REPLIES, EventKind.WITHDRAWN)]
# what can seldom happen is drawn more often when it can
WEIGHTS = {
    EventKind.CONSULTATION_SENT: 1,
    EventKind.REASONS_GIVEN: 1,
    EventKind.DEFERRED: 9,
    EventKind.PAID: 9,
    EventKind.EXTENDED: 5,
}

# the first day of either regulation and of the fees, and long holidays, get their share
SUBMISSIONS = st.one_of(
    st.dates(FIRST, date(2026, 3, 31)),
    st.dates(date(2019, 4, 15), date(2019, 6, 15)),
    st.dates(date(2020, 12, 1), date(2021, 3, 1)),
    st.dates(date(2026, 1, 5), date(2026, 2, 20)),
)
FEW = st.integers(0, 5)
SOME = st.integers(1, 40)


def days(number: int) -> timedelta:
    return timedelta(number)


AMOUNTS = st.none() | st.sampled_from([Decimal(100), Decimal("720.00")])


def _perhaps(on: date, later: st.SearchStrategy[int]) -> st.SearchStrategy[date | None]:
    return st.none() | later.map(lambda number: on + days(number))


def _served(on: date) -> st.SearchStrategy[Event]:
    sent = st.sampled_from([None, on])
    others = st.sampled_from([manner for manner in ServiceManner if manner is not POST])
    by_post = st.builds(Served, st.just(on), st.just(POST), sent, _perhaps(on, FEW))
    return by_post | st.builds(Served, st.just(on), others, sent)


# what else an event of each kind may say, lawful or not: `on` is its day, `refs` name consultations
DETAILS: dict[EventKind, Callable[[date, Sequence[str]], st.SearchStrategy[Event]]] = {
    EventKind.SUBMITTED: lambda on, refs: st.builds(Submitted, st.just(on)),
    EventKind.RECEIVED: lambda on, refs: st.just(Received(on)),
    EventKind.RECTIFICATION_ASKED: lambda on, refs: st.builds(
        RectificationAsked, st.just(on), _perhaps(on, SOME)
    ),
    EventKind.RECTIFIED: lambda on, refs: st.just(Rectified(on)),
    EventKind.CONSULTATION_SENT: lambda on, refs: st.builds(
        ConsultationSent,
        st.just(on),
        st.sampled_from(Consultee),
        _perhaps(on, FEW),
        st.sampled_from("甲乙丙丁"),
    ),
    EventKind.CONSULTATION_ANSWERED: lambda on, refs: st.builds(
        ConsultationAnswered,
        st.just(on),
        st.sampled_from(refs or [""]),
        st.none() | st.sampled_from(Opinion),
    ),
    EventKind.EXTENDED: lambda on, refs: st.builds(
        Extended,
        st.just(on),
        st.none() | st.integers(1, 20),
        FEW.map(lambda number: on - days(number)),
    ),
    EventKind.REASONS_ASKED: lambda on, refs: st.builds(
        ReasonsAsked, st.just(on), _perhaps(on, SOME)
    ),
    EventKind.REASONS_GIVEN: lambda on, refs: st.just(ReasonsGiven(on)),
    EventKind.DEFERRED: lambda on, refs: st.builds(
        Deferred, st.just(on), st.integers(1, 90).map(lambda number: on + days(number))
    ),
    EventKind.FEE_NOTICED: lambda on, refs: st.builds(
        FeeNoticed, st.just(on), _perhaps(on, FEW), AMOUNTS
    ),
    EventKind.PAID: lambda on, refs: st.builds(Paid, st.just(on), AMOUNTS),
    EventKind.ABANDONED: lambda on, refs: st.just(Abandoned(on)),
    EventKind.WITHDRAWN: lambda on, refs: st.builds(
        Withdrawn, st.just(on), st.sampled_from(WithdrawalCause)
    ),
    EventKind.DECIDED: lambda on, refs: st.builds(
        Decided, st.just(on), st.sampled_from(Disposition)
    ),
    EventKind.SERVED: lambda on, refs: _served(on),
}


def _limits(past: Oracle) -> Iterator[date]:
    """The days on which something becomes too late, or possible."""
    if past.received:
        yield workday_after(past.received, 7)
    if past.due:
        yield past.due
    if past.waiting:
        yield past.limit
    if past.reasons_by:
        yield past.reasons_by
    yield from (asked.lapse for asked in past.consultations if asked.lapse)


def next_days(past: Oracle) -> st.SearchStrategy[date]:
    """Days on which the next event may be looked for."""
    last = past.events[-1].on
    near = st.integers(0, 2) | st.integers(0, 6) | st.integers(0, 40)
    found = near.map(lambda number: last + days(number))
    edges = [edge + days(n) for edge in _limits(past) for n in (0, 1) if edge + days(n) >= last]
    return found | st.sampled_from(edges) if edges else found


def _plainly(past: Oracle, on: date) -> dict[EventKind, Event]:
    """One event of each kind that the oracle allows on that day."""
    refs = [asked.letter.ref for asked in past.consultations if not asked.answer]
    used = {asked.letter.ref for asked in past.consultations}
    new = next(ref for ref in "甲乙丙丁戊己庚辛壬癸子丑寅卯" if ref not in used)
    plain: list[Event] = [
        Received(on),
        RectificationAsked(on),
        Rectified(on),
        ConsultationSent(on, ref=new),
        *(ConsultationAnswered(on, ref) for ref in refs),
        Extended(on, 1, on),
        ReasonsAsked(on),
        ReasonsGiven(on),
        Deferred(on, max(on, past.due or on) + days(1)),
        FeeNoticed(on),
        Paid(on),
        Abandoned(on),
        Withdrawn(on),
        Decided(on, Disposition.STATE_SECRET),
        Served(on, POST),
    ]
    return {event.kind: event for event in plain if past.allows(event)}


@st.composite
def _next(draw: st.DrawFn, past: Oracle, kinds: Sequence[EventKind]) -> list[Event]:
    """An event of one of these kinds that the oracle allows after those of the past, if there is
    one on the day that was drawn."""
    on = draw(next_days(past))
    plain = _plainly(past, on) if on <= LAST else {}
    possible = [kind for kind in kinds if kind in plain for _ in range(WEIGHTS.get(kind, 3))]
    if not possible:
        return []
    kind = draw(st.sampled_from(possible))
    refs = [asked.letter.ref for asked in past.consultations if not asked.answer]
    event = draw(DETAILS[kind](on, refs))
    return [event if past.allows(event) else plain[kind]]


@st.composite
def histories(draw: st.DrawFn, longest: int = 9) -> tuple[Event, ...]:
    """A lawful life in the order in which it happened: open or closed, from `Submitted` on."""
    first = Submitted(draw(SUBMISSIONS), draw(st.sampled_from(Channel)))
    later = 0 if first.channel is Channel.IN_PERSON else draw(FEW)
    events: list[Event] = [first]
    if draw(st.integers(0, 19)):
        events.append(Received(first.on + days(later)))
    for _ in range(draw(st.integers(0, longest))):
        events += draw(_next(Oracle(events), HANDLING))
    for _ in range(draw(st.sampled_from([0, 1, 4]))):
        events += draw(_next(Oracle(events), draw(ENDINGS)))
    return tuple(events)


@st.composite
def disturbed(draw: st.DrawFn) -> tuple[Event, ...]:
    """A lawful life into which an event was put, or out of which one was taken, or one of whose
    events happened on another day: lawful still, or not."""
    events = list(draw(histories()))
    at = draw(st.integers(0, len(events) - 1))
    on = events[at].on + days(draw(st.integers(-20, 40)))
    on = min(max(on, FIRST), LAST)
    match draw(st.sampled_from(["put in", "put in", "put in", "take out", "move"])):
        case "put in":
            refs = [event.ref for event in events if isinstance(event, ConsultationSent)]
            kind = draw(st.sampled_from(EventKind))
            events.insert(at + 1, draw(DETAILS[kind](on, refs)))
        case "take out":
            del events[at]
        case "move":
            events[at] = replace(events[at], on=on)
    return tuple(sorted(events, key=lambda event: event.on))
