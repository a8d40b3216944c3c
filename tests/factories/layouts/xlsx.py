"""Workbooks: the whole report on one sheet, or a table a sheet."""

from __future__ import annotations

import io
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.annual.report import Number
from tests.factories.printed import VALUE, Printed, Slot, Table


def _content(slot: Slot, as_number: bool) -> str | Number:
    plain = slot.kind == VALUE and slot.value is not None and slot.text == str(slot.value)
    return slot.value if as_number and plain and slot.value is not None else slot.text


def _draw(sheet: Worksheet, table: Table, top: int, as_number: bool) -> int:
    for slot in table.slots:
        row, column = top + slot.row, 1 + slot.column
        if slot.text:
            sheet.cell(row, column, _content(slot, as_number))
        if slot.row_span * slot.column_span > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + slot.row_span - 1,
                end_column=column + slot.column_span - 1,
            )
    return top + table.rows


def _bytes(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def one_sheet(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """Lines and tables below one another."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    as_number = rng.random() < 0.7
    at = 1
    for line in (printed.title, *printed.preamble):
        sheet.cell(at, 1, line)
        at += 1
    for part in printed.parts:
        for line in (part.heading, *part.lines):
            sheet.cell(at, 1, line)
            at += 1
        if part.table:
            at = _draw(sheet, part.table, at, as_number)
    for line in printed.closing:
        sheet.cell(at, 1, line)
        at += 1
    return _bytes(book), printed


def sheets(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """A sheet a section."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "报告"
    for at, line in enumerate((printed.title, *printed.preamble), start=1):
        sheet.cell(at, 1, line)
    for part in printed.parts:
        page = book.create_sheet(f"第{part.number}部分")
        at = 1
        for line in (part.heading, *part.lines):
            page.cell(at, 1, line)
            at += 1
        if part.table:
            _draw(page, part.table, at, rng.random() < 0.7)
    return _bytes(book), printed
