"""Tells tables of data from tables that only lay out a page, and reads the former."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

from mingtang.documents.composition import Slot
from mingtang.documents.limits import MAX_ROWS, too_complex
from mingtang.documents.readers.html_text import lines_of
from mingtang.documents.readers.markup_layout import Span, lay_out

_LONG_CELL = 500
_STRAY_TABLES = 3
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of data: its caption, if any, and its cells where they stand."""

    caption: str
    slots: list[Slot]


def data_table(table: _Element) -> DataTable | None:
    """The table read as data, or None where it only lays out a page.

    A table lays out a page when tables stand in it, when one of its cells holds running text, or
    when no row has two cells. A table within a cell that is nothing but a frame does not count.
    """
    nested = sum(1 for _ in islice(table.iter("table"), _STRAY_TABLES + 2)) - 1
    if nested > _STRAY_TABLES:
        return None
    rows = [list(_cells(row, nested)) for row in _rows(table, nested)]
    if nested and not _outweighs(rows, table):
        return None
    if not any(len(row) > 1 for row in rows):
        return None
    spans = [[_span(cell) for cell in row] for row in rows]
    if any(len(span.text) > _LONG_CELL for row in spans for span in row):
        return None
    caption = next((lines_of(child) for child in table if child.tag == "caption"), "")
    return DataTable(caption, lay_out(spans))


def _rows(table: _Element, nested: int) -> list[_Element]:
    rows = [row for row in table.iter("tr") if not nested or _own(row, table)]
    if len(rows) > MAX_ROWS:
        raise too_complex(f"一个表格超过{MAX_ROWS}行")
    return rows


def _cells(row: _Element, nested: int) -> Iterator[_Element]:
    """The cells of a row, also where an editor left a form or a font element in between."""
    direct = [child for child in row if child.tag in _CELLS]
    if direct or nested:
        yield from direct
    else:
        yield from row.iter(*_CELLS)


def _own(row: _Element, table: _Element) -> bool:
    return next(row.iterancestors("table"), None) is table


def _outweighs(rows: list[list[_Element]], table: _Element) -> bool:
    """Whether the tables inside are mere frames of one cell in a real grid of three by three."""
    inner = [sum(1 for _ in each.iter(*_CELLS)) for each in table.iter("table")][1:]
    return sum(len(row) >= 3 for row in rows) >= 3 and all(count <= 1 for count in inner)


def _span(cell: _Element) -> Span:
    return Span(lines_of(cell), _number(cell, "rowspan"), max(1, _number(cell, "colspan")))


def _number(cell: _Element, name: str) -> int:
    """A span attribute as browsers parse it: leading digits count, nonsense is one."""
    given = cell.get(name)
    if not given:
        return 1
    value = given.strip()
    digits = value[: len(value) - len(value.lstrip("0123456789"))]
    return int(digits[:6]) if digits else 1
