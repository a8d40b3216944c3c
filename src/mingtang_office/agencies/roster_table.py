"""A table of agencies as handed in (xlsx or csv): its headings, its rows as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from mingtang_office.ui.handed_tables import Line, read_lines, refuse_row_count

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
    rows = tuple(_rows(read_lines(data)))
    if not rows:
        raise ValidationError("表头之下没有内容，请填写至少一个机关后重新上传。")
    refuse_row_count(len(rows))
    return rows


def _rows(lines: Iterable[Line]) -> Iterator[Row]:
    columns: dict[int, str] | None = None
    for number, texts in lines:
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
