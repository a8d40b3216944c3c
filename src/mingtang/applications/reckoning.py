"""A due date with its reasons, day by day, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class DayReason:
    """One day after receipt: counted as the `number`-th working day of the period, or skipped;
    `why` is the ground in plain Chinese."""

    on: date
    counted: bool
    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """When the reply is due. `due_on` is None while no period runs (awaiting rectification or
    payment) or none runs any more (withdrawn, abandoned); `note` then says why and what
    follows. `days` are all days from the one after receipt to the last that matters, numbered
    1, 2, 3 … where they count. `provisional`: a day among them belongs to a year whose holiday
    notice is still to come."""

    received_on: date
    due_on: date | None
    provisional: bool
    days: tuple[DayReason, ...]
    note: str = ""


def _day(day: DayReason) -> dict[str, Any]:
    wire: dict[str, Any] = {"on": day.on.isoformat(), "counted": day.counted}
    if day.number is not None:
        wire["number"] = day.number
    return wire | {"why": day.why}


def to_wire(due: DueDate) -> dict[str, Any]:
    """The JSON of `mingtang due`; `note` is there only when `due_on` is null."""
    wire: dict[str, Any] = {
        "received_on": due.received_on.isoformat(),
        "due_on": due.due_on and due.due_on.isoformat(),
        "provisional": due.provisional,
        "days": [_day(day) for day in due.days],
    }
    return wire | {"note": due.note} if due.note else wire
