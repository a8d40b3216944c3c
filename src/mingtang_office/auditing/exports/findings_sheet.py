"""Findings as a workbook, one a row; of one report or of many, never held in memory all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import IO, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.labels import TABLE_NAMES, cell_name
from mingtang.audit.registry import catalogue
from mingtang.rendering.characters import printable
from mingtang_office.auditing.marking import SEVERITIES
from mingtang_office.auditing.models import CheckedReport, Decision

MOST_ROWS = 10_000
"""Of one workbook: some ten seconds of writing, and as many as a person can go through."""

_LONGEST = 32_000  # characters a cell of a workbook may hold, less some
_COLUMNS = (
    ("机关", 28),
    ("年度", 8),
    ("文件", 30),
    ("序号", 6),
    ("规则", 9),
    ("规则名称", 24),
    ("程度", 9),
    ("结论", 9),
    ("问题", 60),
    ("单元格", 36),
    ("原文", 48),
    ("位置", 24),
    ("依据", 36),
    ("处理", 9),
    ("理由", 36),
    ("处理人", 12),
    ("处理时间", 18),
)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_STATUSES = {Status.FAIL: "不符", Status.UNCERTAIN: "存疑"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A finding with what the workbook says of it; `reading` names its cells, where it is at hand."""

    report: CheckedReport
    number: int
    finding: Finding
    decision: Decision | None
    reading: AnnualReport | None = None


def write_findings(rows: Iterable[SheetRow], target: IO[bytes]) -> int:
    """Write the workbook to `target`; returns how many findings it holds."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("问题")
    sheet.freeze_panes = "A2"
    for number, (_, width) in enumerate(_COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.append([_head(sheet, title) for title, _ in _COLUMNS])
    total = 0
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _values(row)])
        total += 1
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(_COLUMNS) - 1)}{total + 1}"
    book.save(target)
    return total


def _values(row: SheetRow) -> Iterator[str | int]:
    finding, decision = row.finding, row.decision
    yield row.report.reported_agency
    yield row.report.year or ""
    yield row.report.original_name
    yield row.number
    yield finding.rule
    yield _titles().get(finding.rule, "")
    yield SEVERITIES[Severity(finding.severity)]
    yield _STATUSES[finding.status]
    yield finding.message
    yield "；".join(_name(row.reading, address) for address in finding.cells)
    yield "\n".join(quote.text for quote in finding.quotes)
    yield "；".join(str(quote.at) for quote in finding.quotes if quote.at)
    yield "；".join(finding.cites)
    yield decision.get_verdict_display() if decision else "待处理"
    yield decision.reason if decision else ""
    yield decision.by.full_name if decision else ""
    yield _moment(decision.at) if decision else ""


@cache
def _titles() -> dict[str, str]:
    return {each.code: each.title for each in catalogue()}


def _name(reading: AnnualReport | None, address: str) -> str:
    if reading is None or address.partition("/")[0] not in TABLE_NAMES:
        return address
    return cell_name(reading, address)


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _head(sheet: Any, title: str) -> Cell:
    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E8EDF3")
    cell.alignment = Alignment(vertical="center")
    return cell


def _cell(sheet: Any, value: str | int) -> Cell:
    """Text stays text: what begins with = + - @ must never be reckoned by who opens the file."""
    cell = WriteOnlyCell(sheet)
    if isinstance(value, int):
        cell.value = value
    else:
        cell.value = printable(value)[:_LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.alignment = _WRAPPED
    return cell
