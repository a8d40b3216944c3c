"""The report as the JSON of the command line, and back.

The shape is an interface that other programs rely on: docs/json-interface.md. Keys beyond it
(`title`, `preamble`, `labels`, …) make the JSON whole, so that a report survives the round trip.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES
from mingtang.annual.report import AnnualReport, Cell, Figure, Issue, Number, Section
from mingtang.documents.raw import Paragraph, Place, UnreadableDocument

TABLES = (PROACTIVE, APPLICATIONS, REMEDIES)


def plain_number(value: Number | None) -> int | float | None:
    """A number as JSON writes it: whole numbers without a point."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def exact_number(value: float | Decimal | None) -> Number | None:
    """A number of JSON as the package counts: whole or `Decimal`, never binary.

    Raises ValueError for anything that is no finite number.
    """
    if value is None or isinstance(value, int):
        return value
    if not isinstance(value, float | Decimal) or not Decimal(value).is_finite():
        raise ValueError(f"{value!r} is no number")
    return Decimal(str(value))


def _at(place: Place | None) -> str | None:
    return None if place is None else str(place)


def _place(text: str | None) -> Place | None:
    return None if text is None else Place.parse(text)


def _cell(cell: Cell) -> dict[str, Any]:
    wire: dict[str, Any] = {"value": plain_number(cell.value), "raw": cell.raw, "at": _at(cell.at)}
    if cell.unit is not None:
        wire["unit"] = cell.unit
    return wire


def _tables(report: AnnualReport) -> dict[str, Any]:
    """Every cell of the form, absent ones too, nested as the interface nests them."""
    form = report.form
    addresses = dict.fromkeys((*(form.cell_keys() if form else ()), *report.cells))
    tables: dict[str, Any] = {name: {} for name in TABLES}
    for address in addresses:
        table, _, rest = address.partition("/")
        if table == PROACTIVE:
            tables[table][rest] = _cell(report.cell(address))
        else:
            row, _, column = rest.partition("/")
            tables[table].setdefault(row, {})[column] = _cell(report.cell(address))
    return tables


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"text": paragraph.text, "at": str(paragraph.at)}


def to_wire(report: AnnualReport) -> dict[str, Any]:
    """The report as a JSON-ready object."""
    return {
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "title": report.title,
        "preamble": [_paragraph(p) for p in report.preamble],
        "sections": [
            {
                "number": s.number,
                "title": s.title,
                "text": s.text,
                "printed": s.printed,
                "statutory": s.statutory,
                "at": str(s.at),
                "paragraphs": [_paragraph(p) for p in s.paragraphs],
            }
            for s in report.sections
        ],
        "tables": _tables(report),
        "labels": {key: _paragraph(label) for key, label in report.labels.items()},
        "figures": [
            {
                "name": f.name,
                "unit": f.unit,
                "value": plain_number(f.value),
                "cumulative": plain_number(f.cumulative),
                "raw": f.raw,
                "at": _at(f.at),
            }
            for f in report.figures
        ],
        "closing": [_paragraph(p) for p in report.closing],
        "signed_by": report.signed_by,
        "signed_on": report.signed_on and report.signed_on.isoformat(),
        "published_on": report.published_on and report.published_on.isoformat(),
        "issues": [
            {"code": i.code, "message": i.message, "at": _at(i.at), "cells": list(i.cells)}
            for i in report.issues
        ],
    }


def _read_cells(tables: dict[str, Any]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for table, rows in tables.items():
        for row, content in rows.items():
            entries = (
                {row: content}
                if table == PROACTIVE
                else {f"{row}/{column}": cell for column, cell in content.items()}
            )
            for key, cell in entries.items():
                if cell["raw"] is not None or cell["value"] is not None:
                    raw = str(cell["value"]) if cell["raw"] is None else cell["raw"]
                    cells[f"{table}/{key}"] = Cell(
                        exact_number(cell["value"]), raw, _place(cell.get("at")), cell.get("unit")
                    )
    return cells


def _read_paragraph(wire: dict[str, Any]) -> Paragraph:
    return Paragraph(wire["text"], Place.parse(wire.get("at") or ""))


def _read_section(wire: dict[str, Any]) -> Section:
    paragraphs = wire.get("paragraphs")
    if paragraphs is None:
        paragraphs = [{"text": line} for line in wire["text"].splitlines()]
    return Section(
        wire["number"],
        wire["title"],
        tuple(_read_paragraph(p) for p in paragraphs),
        Place.parse(wire.get("at") or ""),
        wire.get("printed", ""),
        wire.get("statutory", True),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def from_wire(wire: dict[str, Any]) -> AnnualReport:
    """The report that `to_wire` wrote, or one that another program wrote in the same shape.

    Raises `UnreadableDocument` where the object is not a report or a part has the wrong shape.
    """
    try:
        return AnnualReport(
            agency=wire["agency"],
            year=wire["year"],
            edition=wire["edition"],
            title=wire.get("title"),
            preamble=tuple(_read_paragraph(p) for p in wire.get("preamble", ())),
            sections=tuple(_read_section(s) for s in wire.get("sections", ())),
            cells=_read_cells(wire["tables"]),
            labels={k: _read_paragraph(p) for k, p in wire.get("labels", {}).items()},
            figures=tuple(
                Figure(
                    f["name"],
                    f["unit"],
                    exact_number(f["value"]),
                    exact_number(f["cumulative"]),
                    f["raw"],
                    _place(f.get("at")),
                )
                for f in wire.get("figures", ())
            ),
            closing=tuple(_read_paragraph(p) for p in wire.get("closing", ())),
            signed_by=wire.get("signed_by"),
            signed_on=_date(wire.get("signed_on")),
            published_on=_date(wire.get("published_on")),
            issues=tuple(
                Issue(i["code"], i["message"], _place(i.get("at")), tuple(i.get("cells", ())))
                for i in wire.get("issues", ())
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableDocument(
            "corrupt",
            f"这份 JSON 不是年度报告：{error!r} 处的内容与接口不符。请用 mingtang read --json 的输出，"
            "或对照文档 docs/json-interface.md 改正后再试。",
        ) from error


def loads(data: bytes) -> AnnualReport:
    """The report in these JSON bytes."""
    try:
        wire = json.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            "corrupt", "文件像是 JSON，但内容不完整或有语法错误，无法读取。请重新导出后再试。"
        ) from error
    if not isinstance(wire, dict):
        raise UnreadableDocument(
            "corrupt", "这份 JSON 不是一个年度报告对象。请用 mingtang read --json 的输出。"
        )
    return from_wire(wire)


def dumps(report: AnnualReport) -> str:
    """The report as JSON text."""
    return json.dumps(to_wire(report), ensure_ascii=False, indent=1)
