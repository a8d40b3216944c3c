"""Composes the demonstration's reports: `reports/*.toml` → `AnnualReport` → the bytes of a file.

Every agency, person, figure and sentence in the sources is invented. A row of a table that a source
does not name is zero throughout; a figure given as text is printed as it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES, Edition, edition
from mingtang.annual.report import AnnualReport, Cell, Section
from mingtang.documents.raw import Paragraph, Place
from mingtang.rendering import render
from mingtang_office.demo.plain_prints import as_markdown, as_text

_NUMERALS = "一二三四五六"
_NUMBER = re.compile(r"(?P<value>[+-]?\d+(?P<fraction>\.\d+)?)(?P<unit>万元|元)?")


@dataclass(frozen=True, slots=True)
class Composed:
    """A report and the name of the file it is printed to, whose suffix tells the format."""

    file: str
    report: AnnualReport

    def printed(self) -> bytes:
        """The bytes of the file; text and Markdown stand for what exports leave of a report."""
        suffix = self.file.rpartition(".")[2]
        if suffix == "txt":
            return as_text(self.report).encode()
        if suffix == "md":
            return as_markdown(self.report).encode()
        return render(self.report, suffix)


@cache
def composed() -> Mapping[str, Composed]:
    """Every report of the demonstration by the name of its source, oldest first."""
    sources = files("mingtang_office.demo").joinpath("reports").iterdir()
    read = {
        each.name.removesuffix(".toml"): tomllib.loads(each.read_text("utf-8"))
        for each in sources
        if each.name.endswith(".toml")
    }
    return {
        name: Composed(source["file"], compose(source)) for name, source in sorted(read.items())
    }


def compose(source: Mapping[str, Any]) -> AnnualReport:
    """The report that a source describes."""
    form = edition(source["edition"])
    signed = source["signed_on"]
    signed_by = source.get("signed_by", source["agency"])
    return AnnualReport(
        agency=source["agency"],
        year=source["year"],
        edition=source["edition"],
        title=form.title.format(agency=source["agency"], year=source["year"]),
        preamble=_paragraphs(source["preamble"]),
        sections=tuple(_sections(form, source)),
        cells=_cells(form, source),
        closing=_paragraphs([signed_by, f"{signed.year}年{signed.month}月{signed.day}日"]),
        signed_by=signed_by,
        signed_on=signed,
    )


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, Place()) for line in lines)


def _sections(form: Edition, source: Mapping[str, Any]) -> Iterator[Section]:
    for section in form.sections:
        if section.number not in source.get("sections_missing", ()):
            lines = source["sections"].get(str(section.number), [])
            printed = f"{_NUMERALS[section.number - 1]}、"
            yield Section(section.number, section.title, _paragraphs(lines), Place(), printed)


def _cells(form: Edition, source: Mapping[str, Any]) -> dict[str, Cell]:
    cells = {address: Cell(0, "0") for address in form.cell_keys()}
    for table in (PROACTIVE, APPLICATIONS, REMEDIES):
        for row, figures in source.get(table, {}).items():
            addresses = _addresses(form, table, row)
            cells |= dict(zip(addresses, map(_cell, figures), strict=True))
    merged = form.applications.merged if form.applications else None
    if merged and merged.key in source.get(APPLICATIONS, {}):
        parts = tuple(f"{APPLICATIONS}/{part}/" for part in merged.parts)
        cells = {address: cell for address, cell in cells.items() if not address.startswith(parts)}
    return cells


def _addresses(form: Edition, table: str, row: str) -> list[str]:
    """The cells of a row, also of the single row （六）其他处理 that the form before printed."""
    merged = form.applications.merged if form.applications else None
    if form.applications and merged and table == APPLICATIONS and row == merged.key:
        return [f"{table}/{row}/{column.key}" for column in form.applications.columns]
    return [a for a in form.cell_keys() if a.startswith((f"{table}/{row}/", f"{table}/{row}."))]


def _cell(figure: int | float | str) -> Cell:
    printed = str(figure)
    number = _NUMBER.fullmatch(printed)
    if number is None:
        return Cell(None, printed)
    value = Decimal(number["value"]) if number["fraction"] else int(number["value"])
    return Cell(value, printed, unit=number["unit"])
