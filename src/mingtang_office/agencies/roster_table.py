"""A table of agencies as handed in (xlsx or csv): its headings, its rows as text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from mingtang.documents.charset import decode
from mingtang.documents.containers import Container, damaged
from mingtang.documents.raw import UnreadableDocument

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
_MAX_LINES = MAX_ROWS * 2  # rows and the blank lines between them
_MAX_COLUMNS = 40

# Heading as printed in the table → field; the first two must be there.
HEADINGS = {
    "名称": "name",
    "性质": "kind",
    "上级机关": "parent",
    "简称": "short_name",
    "行政区划代码": "region",
    "统一社会信用代码": "credit_code",
    "索引号前缀": "index_prefix",
    "政府信息公开工作机构": "office_name",
    "办公地址": "address",
    "邮政编码": "postal_code",
    "办公时间": "office_hours",
    "联系电话": "telephone",
    "传真号码": "fax",
    "电子邮箱": "email",
    "互联网联系方式": "website",
}
_NEEDED = ("名称", "性质")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its number as seen in a spreadsheet, and what stands in it."""

    number: int
    texts: dict[str, str]


def read_table(data: bytes) -> tuple[Row, ...]:
    """The rows under the headings. Raises ValidationError that says what is wrong with the file."""
    if len(data) > MAX_BYTES:
        raise ValidationError("文件超过 20 兆字节，请确认是否选错文件，或分几次导入。")
    try:
        lines = list(_workbook(data) if data.startswith(b"PK") else _text(data))
    except UnreadableDocument as error:
        raise ValidationError(f"文件未能读取：{error}") from error
    except csv.Error as error:
        raise ValidationError(
            "文件不是完整的 CSV 表格，请在 Excel 或 WPS 中另存为 xlsx 后重新上传。"
        ) from error
    rows = tuple(_rows(lines))
    if not rows:
        raise ValidationError("表头之下没有内容，请填写至少一个机关后重新上传。")
    if len(rows) > MAX_ROWS:
        raise ValidationError(f"共 {len(rows)} 行，一次最多导入 {MAX_ROWS} 行，请分几次导入。")
    return rows


def _workbook(data: bytes) -> Iterator[tuple[int, list[str]]]:
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


def _said(value: object) -> str:
    """A cell as a person reads it: a number without the decimals that a spreadsheet adds."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _text(data: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(decode(data).text, newline=""), strict=True)
    for line in reader:
        yield reader.line_num, [text.strip() for text in line]


def _rows(lines: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    columns: dict[int, str] | None = None
    for number, texts in lines:
        if not any(texts):
            continue
        if columns is None:
            columns = _columns(texts)
            continue
        yield Row(
            number,
            {field: texts[at] for at, field in columns.items() if at < len(texts) and texts[at]},
        )


def _columns(headings: list[str]) -> dict[int, str]:
    """Which column holds which field; the first line with text is the headings."""
    named = [heading.replace(" ", "") for heading in headings]
    missing = [name for name in _NEEDED if name not in named]
    if missing:
        raise ValidationError(
            f"第一行须是表头，其中没有“{'”“'.join(missing)}”。表头可用：{'、'.join(HEADINGS)}。"
        )
    unknown = [name for name in named if name and name not in HEADINGS]
    if unknown:
        raise ValidationError(
            f"表头“{'”“'.join(unknown)}”不认识，请改为下列之一或删去该列：{'、'.join(HEADINGS)}。"
        )
    twice = {name for name in named if name and named.count(name) > 1}
    if twice:
        raise ValidationError(f"表头“{'”“'.join(sorted(twice))}”出现了两次，请只留一列。")
    return {at: HEADINGS[name] for at, name in enumerate(named) if name}
