"""Lists that leave the platform: a sheet each of a workbook, or one after the other as CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable

Value = str | int | Decimal | None
_HEAD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="E8EDF3")
MARK = "\ufeff"  # by which a spreadsheet program knows that the file is UTF-8


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_bytes(told: Sequence[Section], *, titled: bool = True) -> bytes:
    """One list after the other, an empty line between, each under its title unless it is to be read
    by a program; text that begins like a formula is quoted."""
    text = io.StringIO()
    text.write(MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    for number, section in enumerate(told):
        writer.writerows([[]] * bool(number))
        writer.writerows([[section.title]] * titled)
        writer.writerow(section.head)
        writer.writerows([plain(value) for value in row] for row in section.rows)
    return text.getvalue().encode()


def plain(value: Value) -> str:
    text = "" if value is None else printable(str(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def workbook_bytes(told: Sequence[Section]) -> bytes:
    """A sheet a list; the same lists give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for section in told:
        sheet: Worksheet = book.create_sheet(section.title)
        sheet.freeze_panes = "A2"
        _write(sheet, 1, section.head, is_head=True)
        for number, row in enumerate(section.rows, start=2):
            _write(sheet, number, row)
        for column in range(1, len(section.head) + 1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = 30 if column <= 2 else 16
    book.properties.created = book.properties.modified = datetime(1980, 1, 1, tzinfo=UTC).replace(
        tzinfo=None
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return timeless(packed.getvalue())


def _write(
    sheet: Worksheet, number: int, values: Sequence[Value], *, is_head: bool = False
) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if not isinstance(cell, Cell) or value is None:
            continue
        if isinstance(value, str):
            cell.value = printable(value)
            cell.data_type = "s"
            cell.quotePrefix = True
        else:
            cell.value = value
        if is_head:
            cell.font, cell.fill = _HEAD, _SHADE
