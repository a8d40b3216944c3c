"""Lawful lives of applications, told by working days after the receipt: what the simulator draws from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingtang.applications import (
    Abandoned,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Disposition,
    Event,
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
    Withdrawn,
)

After = Callable[[int], date]  # the working day so many after the receipt
FREE = tuple(
    each
    for each in Disposition
    if each
    not in (
        Disposition.THIRD_PARTY_RIGHTS,
        Disposition.STILL_UNCLEAR,
        Disposition.EXCESSIVE,
        Disposition.NOT_RECTIFIED,
        Disposition.FEE_UNPAID,
        Disposition.REST,
    )
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A way that a life can go; `weight` says how often, in a thousand or so."""

    name: str
    weight: int
    course: Callable[[After], Iterator[Event]]


def events(shape: Shape, received: date, after: After) -> tuple[Event, ...]:
    """The whole life, to its end."""
    began = (Submitted(received, Channel.IN_PERSON), Received(received))
    return (*began, *shape.course(after))


def _replied(after: After, day: int, disposition: Disposition) -> Iterator[Event]:
    yield Decided(after(day), disposition)
    yield Served(after(day + 1), ServiceManner.ONLINE)


def _plain(disposition: Disposition, day: int) -> Callable[[After], Iterator[Event]]:
    return lambda after: _replied(after, day, disposition)


def _rectified(after: After) -> Iterator[Event]:
    yield RectificationAsked(after(4), after(19))
    yield Rectified(after(11))
    yield from _replied(after, 25, Disposition.PROVIDED)


def _still_unclear(after: After) -> Iterator[Event]:
    yield RectificationAsked(after(3), after(18))
    yield Rectified(after(15))
    yield from _replied(after, 22, Disposition.STILL_UNCLEAR)


def _not_rectified(after: After) -> Iterator[Event]:
    yield RectificationAsked(after(5), after(20))
    yield Abandoned(after(22))


def _extended(after: After) -> Iterator[Event]:
    yield Extended(after(18), 15, after(17))
    yield from _replied(after, 33, Disposition.PARTLY_GRANTED)


def _third_party(after: After) -> Iterator[Event]:
    yield ConsultationSent(after(2), Consultee.THIRD_PARTY, after(4), "1")
    yield ConsultationAnswered(after(14), "1", Opinion.REFUSAL)
    yield from _replied(after, 26, Disposition.THIRD_PARTY_RIGHTS)


def _other_organ(after: After) -> Iterator[Event]:
    yield ConsultationSent(after(3), Consultee.OTHER_ORGAN, after(3), "1")
    yield ConsultationAnswered(after(9), "1", Opinion.CONSENT)
    yield from _replied(after, 17, Disposition.PROVIDED)


def _paid(after: After) -> Iterator[Event]:
    yield FeeNoticed(after(6), after(6), Decimal(200))
    yield Paid(after(13), Decimal(200))
    yield from _replied(after, 28, Disposition.PROVIDED)


def _unpaid(after: After) -> Iterator[Event]:
    yield FeeNoticed(after(6), after(6), Decimal(600))
    yield Abandoned(after(28))


def _excessive(after: After) -> Iterator[Event]:
    yield ReasonsAsked(after(3), after(10))
    yield ReasonsGiven(after(8))
    yield from _replied(after, 16, Disposition.EXCESSIVE)


def _withdrawn(after: After) -> Iterator[Event]:
    yield Withdrawn(after(6))


# 办理结果 as real reports print them: most is granted or not held, secrets are rare.
_COMMON = {
    Disposition.PROVIDED: 300,
    Disposition.ALREADY_PUBLIC: 100,
    Disposition.PARTLY_GRANTED: 90,
    Disposition.DOES_NOT_EXIST: 150,
    Disposition.NOT_RESPONSIBLE: 60,
    Disposition.PETITION: 25,
}
SHAPES: tuple[Shape, ...] = (
    *(
        Shape(f"{disposition}", _COMMON.get(disposition, 6), _plain(disposition, 9 + n % 11))
        for n, disposition in enumerate(FREE)
    ),
    Shape("quick", 60, _plain(Disposition.PROVIDED, 3)),
    Shape("late", 12, _plain(Disposition.PROVIDED, 24)),
    Shape("rectified", 50, _rectified),
    Shape("still_unclear", 5, _still_unclear),
    Shape("not_rectified", 20, _not_rectified),
    Shape("extended", 70, _extended),
    Shape("third_party", 35, _third_party),
    Shape("other_organ", 20, _other_organ),
    Shape("paid", 6, _paid),
    Shape("unpaid", 10, _unpaid),
    Shape("excessive", 6, _excessive),
    Shape("withdrawn", 50, _withdrawn),
)
