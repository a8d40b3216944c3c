"""What leaves a register: its entries as a list, and the empty table to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from mingtang_office.powers.columns import Kind
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import Registered
from mingtang_office.powers.snapshots import columns_of
from mingtang_office.ui.sheets import Section, Value, csv_bytes, workbook_bytes

MOST = 50_000


class Form(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def label(self) -> str:
        return {"xlsx": "电子表格（xlsx）", "csv": "数据（csv）", "json": "数据（json）"}[
            self.value
        ]


def content(ledger: Ledger, entries: Iterable[Registered], form: Form) -> bytes:
    """The entries in the order given: for the same entries the same bytes."""
    if form is Form.JSON:
        told = [_told(ledger, entry) for entry in entries]
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    columns = columns_of(ledger.register)
    head = ("机关", *(column.heading for column in columns), "登记时间", "状态")
    rows = tuple(_row(ledger, entry) for entry in entries)
    section = Section(ledger.register.label, head, rows)
    return _one_list(section, form)


def _row(ledger: Ledger, entry: Registered) -> tuple[Value, ...]:
    values: list[Value] = []
    for column in columns_of(ledger.register):
        value = getattr(entry, column.name)
        is_number = column.kind in (Kind.MONEY, Kind.COUNT)
        values.append(value if is_number else column.written(value))
    state = "已撤销" if entry.is_struck else "有效"
    return (entry.agency.name, *values, f"{entry.entered_at:%Y-%m-%d}", state)


def _told(ledger: Ledger, entry: Registered) -> dict[str, object]:
    told: dict[str, object] = {"agency": entry.agency.name}
    for column in columns_of(ledger.register):
        value = getattr(entry, column.name)
        if value is None or value == "":
            told[column.name] = None
        elif column.kind in (Kind.YES_NO, Kind.COUNT):
            told[column.name] = value
        elif column.kind is Kind.CHOICE:
            told[column.name] = str(value)
        else:
            told[column.name] = column.written(value)
    told["struck"] = entry.is_struck
    return told


def template(ledger: Ledger, form: Form) -> bytes:
    """The table that an import reads without a question: the headings, and no row."""
    head = tuple(column.heading for column in ledger.columns)
    return _one_list(Section(ledger.register.label, head, ()), form)


def _one_list(section: Section, form: Form) -> bytes:
    """One list alone: in CSV without its title, so that a program, and the import, read it."""
    if form is Form.XLSX:
        return workbook_bytes((section,))
    return csv_bytes((section,), titled=False)
