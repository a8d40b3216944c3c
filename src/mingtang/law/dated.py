"""Values that hold from one day to another: what openfisca calls a parameter.

An answer is always a `Holding`, so that whoever uses the value can also say on what it rests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from mingtang.law.citations import Citation

Value = TypeVar("Value")


class NotInForce(ValueError):
    """A rule is asked for a day on which it did not yet, or no longer, hold."""

    def __init__(self, label: str, on: date, message: str) -> None:
        self.label = label
        self.on = on
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Holding(Generic[Value]):
    """A value in force from `since` to `until` (both included; None: still in force)."""

    value: Value
    since: date
    until: date | None
    rests_on: Citation

    def holds_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Parameter(Generic[Value]):
    """A value of the law through time. `unit` is what a number counts (工作日, 元)."""

    code: str
    label: str
    unit: str
    holdings: tuple[Holding[Value], ...]

    def on(self, on: date) -> Holding[Value]:
        """The value that held on this day. Raises `NotInForce` when none did."""
        found = self.find(on)
        if found is None:
            spans = "；".join(
                f"{h.since}起" + (f"至{h.until}止" if h.until else "施行至今")
                for h in self.holdings
            )
            raise NotInForce(
                self.label,
                on,
                f"{on}没有“{self.label}”的规定：该规定{spans}。请核对日期，或按当时有效的其他规定办理。",
            )
        return found

    def find(self, on: date) -> Holding[Value] | None:
        """The value that held on this day, or None."""
        return next((holding for holding in self.holdings if holding.holds_on(on)), None)
