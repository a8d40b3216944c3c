"""Reports that were really audited, kept small, to be retold of other agencies and years."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from mingtang.annual.report import AnnualReport, CellState
from mingtang.annual.wire import to_wire
from mingtang.audit.identity import identities
from mingtang.audit.registry import Case, run
from mingtang.audit.wire import finding_to_wire
from mingtang.documents.raw import Format, Paragraph, Place, RawDocument
from mingtang.documents.wire import to_wire as document_to_wire
from mingtang_office.demo.composition import composed
from mingtang_office.demo.draws import draws
from mingtang_office.demo.planted import PLANTED

_VARIANTS = 200
_AUDITED_ON = date(2026, 3, 1)


@dataclass(frozen=True, slots=True)
class Variant:
    """One report as JSON text, with what the audit found in it, each finding with its identity."""

    agency: str
    year: int
    edition: str
    report: str
    source: str
    findings: str
    identities: tuple[str, ...]
    unread_cells: int

    def retold(self, agency: str, year: int) -> tuple[dict[str, Any], dict[str, Any], list[Any]]:
        """Report, source and findings as of another agency and year."""
        told = [
            json.loads(text.replace(self.agency, agency).replace(f"{self.year}年", f"{year}年"))
            for text in (self.report, self.source, self.findings)
        ]
        told[0]["year"] = year
        return told[0], told[1], told[2]


@cache
def variants(seed: str) -> tuple[Variant, ...]:
    """Two hundred: the demonstration's reports, most of them sound, with up to two figures changed."""
    rng = draws(seed, "variants")
    known = [
        each.report
        for name, each in composed().items()
        for _ in range(1 if name in PLANTED else 3)
        if each.report.edition == "2021"
    ]
    return tuple(_variant(_changed(rng.choice(known), rng)) for _ in range(_VARIANTS))


def _changed(report: AnnualReport, rng: Random) -> AnnualReport:
    numbers = [a for a, c in report.cells.items() if isinstance(c.value, int) and c.unit is None]
    places = rng.sample(numbers, rng.choice((0, 0, 0, 0, 1, 1, 2)))
    return report.with_values(
        {address: int(report.value(address) or 0) + rng.randint(1, 3) for address in places}
    )


def _variant(report: AnnualReport) -> Variant:
    found = run(Case(report, today=_AUDITED_ON)).findings
    title = RawDocument(Format.DOCX, (Paragraph(report.title or "", Place(paragraph=1)),))
    return Variant(
        agency=report.agency or "",
        year=report.year or 0,
        edition=report.edition or "",
        report=_text(_small(to_wire(report))),
        source=_text(document_to_wire(title)),
        findings=_text([finding_to_wire(each) for each in found]),
        identities=identities(found),
        unread_cells=sum(cell.state is CellState.UNREAD for cell in report.cells.values()),
    )


def _text(wire: object) -> str:
    return json.dumps(wire, ensure_ascii=False)


def _small(wire: dict[str, Any]) -> dict[str, Any]:
    """Only the cells that are not zero, and of each section its first sentence."""
    tables = {name: _small_table(table) for name, table in wire["tables"].items()}
    sections = [
        {**section, "text": section["text"].partition("。")[0], "paragraphs": None}
        for section in wire["sections"]
    ]
    return {**wire, "tables": tables, "sections": sections, "preamble": []}


def _small_table(table: Mapping[str, Any]) -> dict[str, Any]:
    if all("raw" in cell for cell in table.values()):
        return {
            key: {"value": cell["value"], "raw": cell["raw"]}
            for key, cell in table.items()
            if cell["value"] != 0
        }
    rows = {row: _small_table(cells) for row, cells in table.items()}
    return {row: cells for row, cells in rows.items() if cells}
