"""The annual report as values: the waist through which everything passes.

A report is read (`mingtang.recognition`), checked (`mingtang.audit`), written
(`mingtang.rendering`), compared and summed without ever being changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from mingtang.annual.edition import Edition, edition
from mingtang.documents.raw import Paragraph, Place

Number = int | Decimal


class CellState(StrEnum):
    NUMBER = "number"
    BLANK = "blank"  # printed, and empty
    UNREAD = "unread"  # printed, and not a number that can be told for certain
    ABSENT = "absent"  # the source has no such cell


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a statutory table.

    `value` is in the unit of the table, or in `unit` where the cell brings its own (401341元);
    it is None where the source is blank or not certainly a number. `raw` is the source text as it
    stands, "" for a blank and None for a cell the source does not have.
    """

    value: Number | None
    raw: str | None
    at: Place | None = None
    unit: str | None = None

    @property
    def state(self) -> CellState:
        if self.raw is None:
            return CellState.ABSENT
        if self.value is not None:
            return CellState.NUMBER
        return CellState.UNREAD if self.raw.strip() else CellState.BLANK


ABSENT = Cell(value=None, raw=None)


@dataclass(frozen=True, slots=True)
class Section:
    """A section as printed. `number` is its place in the statutory order where its title tells it
    (`statutory`), else the number printed; `printed` is the numeral as printed (一、, 1、 or "")."""

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    at: Place
    printed: str = ""
    statutory: bool = True

    @property
    def text(self) -> str:
        """The narrative of the section, tables left out, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the statistics table of a free-form report (edition 2008)."""

    name: str
    unit: str
    value: Number | None
    cumulative: Number | None
    raw: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What could not be read for certain, and where. Never the agency's fault, always ours to say."""

    code: str
    message: str
    at: Place | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """A government information disclosure annual report (政府信息公开工作年度报告).

    `cells` maps an address (`proactive/regulations.made`,
    `applications/total/natural_person`, `remedies/reconsideration/upheld`) to its cell; an
    address that is missing is a cell the source does not have. `labels` maps the address of a row
    (`applications/refused.forbidden_by_law`) to its label as printed. `preamble` is what stands
    before the first section, `closing` the lines of signature after the last. `edition` is a code
    of `mingtang.annual.edition`, None where it cannot be told.
    """

    agency: str | None
    year: int | None
    edition: str | None
    title: str | None = None
    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    labels: Mapping[str, Paragraph] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    signed_by: str | None = None
    signed_on: date | None = None
    published_on: date | None = None
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))
        object.__setattr__(self, "labels", MappingProxyType(dict(self.labels)))

    def __reduce__(self) -> tuple[object, ...]:
        values = {name: getattr(self, name) for name in self.__slots__}
        values["cells"] = dict(self.cells)
        values["labels"] = dict(self.labels)
        return _restore, (values,)

    @property
    def form(self) -> Edition | None:
        """The statutory form this report follows."""
        return edition(self.edition) if self.edition else None

    def cell(self, address: str) -> Cell:
        """The cell at this address; `ABSENT` where the source has none."""
        return self.cells.get(address, ABSENT)

    def value(self, address: str) -> Number | None:
        """The number at this address, None where it is blank, unread or absent."""
        return self.cell(address).value

    def section(self, number: int) -> Section | None:
        """The section of this statutory number, if printed."""
        return next((s for s in self.sections if s.number == number and s.statutory), None)

    def with_values(self, values: Mapping[str, Number | None]) -> AnnualReport:
        """A copy with these cells set, printed as the numbers stand (None is a blank)."""
        changed = dict(self.cells)
        for address, value in values.items():
            raw = "" if value is None else str(value)
            changed[address] = replace(self.cell(address), value=value, raw=raw, unit=None)
        return replace(self, cells=changed)

    def content(self) -> dict[str, object]:
        """What the report says, without where it stood: equal for two prints of one report."""
        return {
            "agency": self.agency,
            "year": self.year,
            "edition": self.edition,
            "title": self.title,
            "preamble": [p.text for p in self.preamble],
            "sections": [(s.number, s.title, s.text) for s in self.sections],
            "cells": {
                address: (cell.value, cell.raw, cell.unit)
                for address, cell in self.cells.items()
                if cell.raw is not None
            },
            "figures": [(f.name, f.unit, f.value, f.cumulative) for f in self.figures],
            "signed_by": self.signed_by,
            "signed_on": self.signed_on,
        }


def _restore(values: dict[str, object]) -> AnnualReport:
    return AnnualReport(**values)  # type: ignore[arg-type]
