"""Short spellings for the lives that the tests tell."""

from datetime import date

from mingtang.applications import (
    Case,
    Channel,
    Decided,
    Disposition,
    Event,
    Extended,
    Received,
    Served,
    ServiceManner,
    Submitted,
    replay,
)

SUBMITTED = Submitted(date(2026, 2, 8), Channel.ONLINE)
RECEIVED = Received(date(2026, 2, 9))  # due on 2026-03-13


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def life(*events: Event) -> Case:
    """What becomes of an application received on 9 February 2026."""
    return replay([SUBMITTED, RECEIVED, *events])


def extended(on: date, days: int | None = None) -> Extended:
    return Extended(on, days, consented_on=on)


def decided(on: date, disposition: Disposition = Disposition.PROVIDED) -> Decided:
    return Decided(on, disposition)


def served(on: date) -> Served:
    return Served(on, ServiceManner.POST)
