"""What the organs of the demonstration write about, read from `texts/*.toml`: the matters of each, the
series of publications that recur in a year, the words that their slots are filled with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.publication.columns import column
from mingtang.publication.item_kinds import ItemKind

_ALWAYS = "A20-15"  # 法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息


@dataclass(frozen=True, slots=True)
class Matter:
    """What an organ deals with. `catalogue` is a row of the standard catalogue."""

    name: str
    column: str
    lines: tuple[str, ...]
    duty: str
    topic: str
    catalogue: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Matter:
        return cls(
            told["name"],
            told["column"],
            tuple(told["lines"]),
            told.get("duty", _ALWAYS),
            told.get("topic", ""),
            told.get("matter", ""),
        )


@dataclass(frozen=True, slots=True)
class Series:
    """Publications of one kind; the file tells how many, when, and in which words."""

    told: Mapping[str, Any]

    @property
    def code(self) -> str:
        return str(self.told["code"])

    @property
    def kind(self) -> ItemKind:
        return ItemKind(self.told["kind"])

    @property
    def lines(self) -> int:
        return int(self.told.get("lines", 0))

    def variants(self, name: str) -> tuple[str, ...]:
        return tuple(self.told.get(name, ()))

    @property
    def tells_matter(self) -> bool:
        """Whether it is about one of the organ's matters at all."""
        return self.lines > 0 or any("{matter}" in title for title in self.variants("title"))

    def columns(self, matter: Matter) -> tuple[str, ...]:
        """Those of the series; “+” stands for that of the matter."""
        own = (matter.column if each == "+" else each for each in self.told["columns"])
        return tuple(dict.fromkeys(own))

    def duties(self, matter: Matter) -> tuple[str, ...]:
        """The duty of the series, else of the matter where that is in its column, else of a column."""
        if "duty" in self.told:
            return (str(self.told["duty"]),)
        if matter.column in self.columns(matter):
            return (matter.duty,)
        owed = [duty.code for code in self.told["columns"] for duty in column(code).duties]
        return tuple(owed[:1]) or (matter.duty,)


@dataclass(frozen=True, slots=True)
class Voice:
    """How an organ speaks. `times` overrides how often a series comes, `catalogues` the row of the
    standard catalogue that it fulfils."""

    short: str
    number: str
    normative_number: str
    matters: tuple[Matter, ...]
    series: Mapping[str, Series]
    words: Mapping[str, tuple[str, ...]]
    times: Mapping[str, int]
    catalogues: Mapping[str, str]

    def catalogue(self, series: Series, matter: Matter) -> str:
        """The row of the standard catalogue that an item of this series fulfils, "" for none."""
        own = self.catalogues.get(series.code) or series.told.get("catalogue", "")
        return str(own) or (matter.catalogue if series.tells_matter else "")

    def a_year(self, series: Series) -> int:
        return int(self.times.get(series.code, series.told["a_year"]))


@cache
def voice(name: str) -> Voice:
    told = _read(name)
    included = [each for other in told["include"] for each in _read(other)["series"]]
    words = {**_read("words"), **told["words"]}
    return Voice(
        told["short"],
        told["number"],
        told["normative_number"],
        tuple(Matter.of(each) for each in told["matters"]),
        {each["code"]: Series(each) for each in (*included, *told.get("series", ()))},
        {slot: tuple(known) for slot, known in words.items()},
        told.get("times", {}),
        told.get("catalogues", {}),
    )


@cache
def _read(name: str) -> Mapping[str, Any]:
    source = files("mingtang_office.demo.year") / "texts" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))
