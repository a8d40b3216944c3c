"""A table as handed in (xlsx or csv): its lines as text, numbered as a spreadsheet numbers them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from mingtang.documents.charset import decode
from mingtang.documents.containers import Container, damaged
from mingtang.documents.raw import UnreadableDocument

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
TOO_LARGE = "文件超过 20 兆字节，请确认是否选错文件，或分几次导入。"
_MAX_LINES = MAX_ROWS * 2  # rows and the blank lines between them
_MAX_COLUMNS = 40

# A line's number as seen in a spreadsheet, and the text of its cells.
Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way of a row, under the heading of its column."""

    row: int
    column: str
    message: str


def read_lines(data: bytes) -> list[Line]:
    """The lines that hold something, the headings first. Raises ValidationError that says what is
    wrong with the file."""
    if len(data) > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    try:
        lines = list(_workbook(data) if data.startswith(b"PK") else _text(data))
    except UnreadableDocument as error:
        raise ValidationError(f"文件未能读取：{error}") from error
    except csv.Error as error:
        raise ValidationError(
            "文件不是完整的 CSV 表格，请在 Excel 或 WPS 中另存为 xlsx 后重新上传。"
        ) from error
    return [(number, texts) for number, texts in lines if any(texts)]


def refuse_row_count(rows: int) -> None:
    """More rows than are entered at once."""
    if rows > MAX_ROWS:
        raise ValidationError(f"共 {rows} 行，一次最多导入 {MAX_ROWS} 行，请分几次导入。")


def _workbook(data: bytes) -> Iterator[Line]:
    """The first sheet's rows. What a hostile file makes the reader raise is no list to foresee."""
    Container(data, "Excel工作簿")
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        lines = sheet.iter_rows(max_row=_MAX_LINES, max_col=_MAX_COLUMNS, values_only=True)
        found = [(number, [_said(value) for value in line]) for number, line in enumerate(lines, 1)]
    except Exception as error:
        raise damaged("Excel工作簿") from error
    yield from found


def _said(value: Any) -> str:
    """A cell as a person reads it: a number without the decimals that a spreadsheet adds, a day
    without the midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _text(data: bytes) -> Iterator[Line]:
    reader = csv.reader(StringIO(decode(data).text, newline=""), strict=True)
    for line in reader:
        yield reader.line_num, [text.strip() for text in line]
