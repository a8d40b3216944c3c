"""Composes the sample reports: `samples/sources/*.toml` → `samples/reports/*`, each in another format.

python -m samples.compose
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES, Edition, edition
from mingtang.annual.report import AnnualReport, Cell, Figure, Section
from mingtang.documents.raw import Paragraph, Place
from mingtang.rendering import render
from samples.prints import as_markdown, as_text

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
REPORTS = HERE / "reports"
NUMERALS = "一二三四五六七"


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, Place()) for line in lines)


def _row_cells(form: Edition, table: str, row: str) -> list[str]:
    """The addresses of a row, also of the single row that a form prints in place of three."""
    inside = [a for a in form.cell_keys() if a.startswith((f"{table}/{row}/", f"{table}/{row}."))]
    merged = form.applications.merged if form.applications else None
    if table == APPLICATIONS and form.applications and merged and row == merged.key:
        return [f"{table}/{row}/{column.key}" for column in form.applications.columns]
    return inside


def _cell(printed: str) -> Cell:
    """A cell that prints this: a number, with a sign or a unit of its own, or nothing."""
    number = re.fullmatch(r"(?P<value>[+-]?\d+(?P<fraction>\.\d+)?)(?P<unit>万元|元)?", printed)
    if number is None:
        return Cell(None, printed)
    value = Decimal(number["value"]) if number["fraction"] else int(number["value"])
    return Cell(value, printed, unit=number["unit"])


def _cells(form: Edition, source: dict[str, Any]) -> dict[str, Cell]:
    """Zero in every cell of the form, and the figures that the source sets in place of it."""
    cells = {address: Cell(0, "0") for address in form.cell_keys()}
    for table in (PROACTIVE, APPLICATIONS, REMEDIES):
        for row, figures in source.get(table, {}).items():
            addresses = _row_cells(form, table, row)
            for address, figure in zip(addresses, figures, strict=True):
                cells[address] = _cell(str(figure))
    merged = form.applications.merged if form.applications else None
    if merged and merged.key in source.get(APPLICATIONS, {}):
        gone = tuple(f"{APPLICATIONS}/{part}/" for part in merged.parts)
        cells = {address: cell for address, cell in cells.items() if not address.startswith(gone)}
    return cells


def _sections(form: Edition, source: dict[str, Any]) -> Iterator[Section]:
    for section in form.sections:
        yield Section(
            section.number,
            section.title,
            _paragraphs(source["sections"].get(str(section.number), [])),
            Place(),
            f"{NUMERALS[section.number - 1]}、",
        )


def compose(source: dict[str, Any]) -> AnnualReport:
    """The report that a source describes."""
    form = edition(source["edition"])
    signed = source["signed_on"]
    written = f"{signed.year}年{signed.month}月{signed.day}日"
    return AnnualReport(
        agency=source["agency"],
        year=source["year"],
        edition=source["edition"],
        title=form.title.format(agency=source["agency"], year=source["year"]),
        preamble=_paragraphs(source["preamble"]),
        sections=tuple(_sections(form, source)),
        cells=_cells(form, source),
        figures=tuple(
            Figure(f["name"], f["unit"], f["value"], f["cumulative"], str(f["value"]))
            for f in source.get("figures", ())
        ),
        closing=_paragraphs([source["agency"], written]),
        signed_by=source["agency"],
        signed_on=signed,
    )


def printed(report: AnnualReport, suffix: str) -> bytes:
    """The report as a file of this format; text and Markdown stand for what exports leave of one."""
    if suffix == "txt":
        return as_text(report).encode("utf-8")
    if suffix == "md":
        return as_markdown(report).encode("utf-8")
    return render(report, suffix)


def main() -> None:
    REPORTS.mkdir(exist_ok=True)
    for path in sorted(SOURCES.glob("*.toml")):
        source = tomllib.loads(path.read_text("utf-8"))
        file = REPORTS / source["file"]
        file.write_bytes(printed(compose(source), file.suffix.removeprefix(".")))


if __name__ == "__main__":
    main()
