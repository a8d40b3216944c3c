"""The arrangement of one year's days, as its notices give it: `years/*.toml`, read once.

A year's file holds the notices that arranged it, the later one overriding the earlier (the
extension of the Spring Festival of 2020). A notice may reach into the December before.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off from `first` to `last`, both included."""

    name: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(offset)


@dataclass(frozen=True, slots=True)
class WorkingWeekend:
    """A Saturday or Sunday worked (调休上班) to lengthen the holiday `name`."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Notice:
    """What arranged the days. `number` is the 发文字号, left out where it is not known for certain."""

    issuer: str
    title: str
    holidays: tuple[Holiday, ...]
    working_weekends: tuple[WorkingWeekend, ...] = ()
    number: str | None = None
    issued_on: date | None = None

    @property
    def source(self) -> str:
        """《…通知》（国办发明电〔2025〕7号)."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A year and its notices in order of issue. `provisional`: no notice has been issued yet, and
    only the days that the festivals regulation fixes are known."""

    year: int
    notices: tuple[Notice, ...]
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """Days off that a place adds to or takes from the national arrangement (广西三月三)."""

    name: str
    notices: tuple[Notice, ...]


def _notice(data: dict[str, Any]) -> Notice:
    return Notice(
        issuer=data["issuer"],
        title=data["title"],
        holidays=tuple(Holiday(h["name"], h["from"], h["to"]) for h in data.get("holidays", ())),
        working_weekends=tuple(
            WorkingWeekend(w["name"], w["on"]) for w in data.get("working_weekends", ())
        ),
        number=data.get("number"),
        issued_on=data.get("issued_on"),
    )


def read_year(toml: str) -> YearPlan:
    """The plan written in the text of a year's file: how a new notice is brought in."""
    data = tomllib.loads(toml)
    notices = tuple(_notice(notice) for notice in data["notices"])
    return YearPlan(data["year"], notices, data.get("provisional", False))


@cache
def published_years() -> tuple[YearPlan, ...]:
    """Every year that has a file, the provisional ones last."""
    folder = files("mingtang.workdays") / "years"
    plans = (read_year(f.read_text("utf-8")) for f in folder.iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(plans, key=lambda plan: plan.year))
