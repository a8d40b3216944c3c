"""One file of a corpus, read and audited: the function that every worker runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from mingtang.annual import wire
from mingtang.annual.report import AnnualReport, CellState
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Audit, Case, run
from mingtang.corpus.schema import CELL, FILE, FINDING, Row, batch
from mingtang.documents.open import read, read_file
from mingtang.documents.raw import Format, RawDocument, UnreadableDocument
from mingtang.recognition import recognise


@dataclass(frozen=True, slots=True)
class Task:
    """A file to examine. `path` is how the table names it; `source` is the file, or its bytes where
    the worker may not see the disk. `today` is the day of the audit."""

    path: str
    source: Path | bytes
    today: date | None = None


def _report(task: Task) -> tuple[AnnualReport, RawDocument]:
    if isinstance(task.source, bytes):
        data, document = task.source, read(task.source, task.path.rpartition("/")[2])
    else:
        document = read_file(task.source)
        data = task.source.read_bytes() if document.format is Format.JSON else b""
    if document.format is Format.JSON:
        return wire.loads(data), document
    return recognise(document), document


def _size(task: Task) -> int | None:
    if isinstance(task.source, bytes):
        return len(task.source)
    try:
        return task.source.stat().st_size
    except OSError:
        return None


def _float(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _file_row(
    task: Task, report: AnnualReport, audit: Audit, document: RawDocument, head: Row
) -> Row:
    states = Counter(cell.state for cell in report.cells.values())
    graver = Counter(f.severity for f in audit.findings if f.status is Status.FAIL)
    return {
        **head,
        "kind": FILE,
        "outcome": "read",
        "format": document.format.value,
        "bytes": _size(task),
        "title": report.title,
        "signed_by": report.signed_by,
        "signed_on": report.signed_on,
        "published_on": report.published_on,
        "sections": " ".join(str(section.number) for section in report.sections),
        "cells": states.total() - states[CellState.ABSENT],
        "numbers": states[CellState.NUMBER],
        "issues": len(report.issues),
        "errors": graver[Severity.ERROR],
        "warnings": graver[Severity.WARNING],
        "passed": sum(audit.checked.values()),
    }


def _cell_rows(report: AnnualReport, head: Row) -> Iterator[Row]:
    for address, cell in report.cells.items():
        if cell.state is not CellState.ABSENT:
            yield {
                **head,
                "kind": CELL,
                "address": address,
                "value": _float(cell.value),
                "raw": cell.raw,
                "unit": cell.unit,
                "state": cell.state.value,
                "at": None if cell.at is None else str(cell.at),
            }


def _finding_row(finding: Finding, head: Row) -> Row:
    places = [quote.at for quote in finding.quotes if quote.at is not None]
    return {
        **head,
        "kind": FINDING,
        "code": finding.rule,
        "message": finding.message,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "left": _float(finding.left),
        "right": _float(finding.right),
        "address": ";".join(finding.cells) or None,
        "at": str(places[0]) if places else None,
        "quotes": "\n".join(quote.text for quote in finding.quotes) or None,
        "cites": ";".join(finding.cites) or None,
    }


def not_read(task: Task, outcome: str, code: str, message: str) -> pa.RecordBatch:
    """The single row of a file that gave no report, with the reason."""
    return batch(
        [
            {
                "kind": FILE,
                "path": task.path,
                "outcome": outcome,
                "code": code,
                "message": message,
                "bytes": _size(task),
            }
        ]
    )


def _storable(text: object) -> object:
    """A lone surrogate, which broken sources carry, has no place in UTF-8."""
    if isinstance(text, str) and not text.isascii():
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _examined(task: Task) -> pa.RecordBatch:
    report, document = _report(task)
    audit = run(Case(report, today=task.today))
    year = report.year if report.year is not None and 0 < report.year < 10000 else None
    head = {"path": task.path, "agency": report.agency, "year": year, "edition": report.edition}
    rows = [
        _file_row(task, report, audit, document, head),
        *_cell_rows(report, head),
        *(_finding_row(finding, head) for finding in audit.findings),
    ]
    return batch([{name: _storable(value) for name, value in row.items()} for row in rows])


def examine(task: Task) -> pa.RecordBatch:
    """The rows of one file in the shape of `schema.SCHEMA`: first the file, then its cells, then
    its findings. Never raises: a file that gives no report is one row saying why."""
    try:
        return _examined(task)
    except UnreadableDocument as error:
        return not_read(task, "unreadable", error.code, error.message)
    except Exception as error:  # noqa: BLE001 - one bad file must not stop ten thousand
        return not_read(
            task,
            "failed",
            type(error).__name__,
            f"读取时程序出错（{type(error).__name__}：{error}），这份文件未能检查。"
            "请将文件交给维护人员，其余文件不受影响。",
        )
