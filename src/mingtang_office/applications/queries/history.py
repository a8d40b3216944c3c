"""The events of an application as `mingtang.applications` takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from mingtang.applications import Event, event_from_wire
from mingtang_office.applications.models import Application, CaseEvent

ANNULLED = "annulled"  # the kind of a row that annuls another; the law knows no such event


class Annullable(Protocol):
    """A row of events, however it was read."""

    @property
    def number(self) -> int: ...

    @property
    def annuls(self) -> int | None: ...


R = TypeVar("R", bound=Annullable)


def in_force(rows: Iterable[R]) -> list[R]:
    """Those rows that count: not annulled, and none that annuls."""
    listed = list(rows)
    gone = {row.annuls for row in listed if row.annuls is not None}
    return [row for row in listed if row.number not in gone and row.annuls is None]


def as_event(row: CaseEvent) -> Event:
    return event_from_wire(row.kind, row.on, row.facts)


def events_of(application: Application) -> list[Event]:
    """What happened, in the order it was entered, as far as it counts."""
    rows = CaseEvent.objects.filter(application=application).order_by("number")
    return [as_event(row) for row in in_force(rows)]
