"""One worksheet as the cells it shows, and cut into the paragraphs and tables that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from mingtang.documents.composition import Slot
from mingtang.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, too_complex
from mingtang.documents.readers.office_xml import Element
from mingtang.documents.readers.xlsx_formats import shown
from mingtang.documents.readers.xlsx_package import Look, Workbook, text_of

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PROSE = 60
_TOGGLE = {"1": "TRUE", "0": "FALSE"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell with text; rows and columns count from 0."""

    text: str
    is_ruled: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range: its corners, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Cells:
    """What a sheet shows: cells by place, the columns filled in each row, merged ranges by top row.

    `unresolved` counts formulas without a stored result, `hidden` the cells in hidden rows.
    """

    by_place: dict[tuple[int, int], Shown]
    rows: dict[int, list[int]]
    areas: dict[int, list[Area]]
    unresolved: int = 0
    hidden: int = 0


def read_cells(root: Element, workbook: Workbook) -> Cells:
    """The cells of a worksheet that hold something, by row and column from 0."""
    cells: dict[tuple[int, int], Shown] = {}
    unresolved = hidden = 0
    for number, row in enumerate(root.iterfind("{*}sheetData/{*}row")):
        row_at = _row_number(row, number)
        is_hidden = row.get("hidden") in ("1", "true")
        for order, element in enumerate(row.iterchildren("{*}c")):
            look = _look(element, workbook)
            text = _text(element, look, workbook)
            is_unresolved = not text and element.find("{*}f") is not None
            unresolved += is_unresolved
            if text.strip() or is_unresolved:
                at = _place(element.get("r")) or (row_at, order)
                cells[at] = Shown(text, look.is_ruled)
                hidden += is_hidden
    if len(cells) > MAX_CELLS:
        raise too_complex(f"单元格超过{MAX_CELLS}个")
    rows: dict[int, list[int]] = {}
    for row_at, column in cells:
        rows.setdefault(row_at, []).append(column)
    areas: dict[int, list[Area]] = {}
    for area in _areas(root, cells):
        areas.setdefault(area.top, []).append(area)
    return Cells(cells, rows, areas, unresolved, hidden)


def cut(cells: Cells) -> Iterator[str | list[Slot]]:
    """The sheet from top to bottom: a text for each row of prose, the slots of each table."""
    for block in _blocks(cells):
        yield from _cut_block(block, cells)


def _blocks(cells: Cells) -> Iterator[list[int]]:
    """Runs of rows without a blank row between them; a row within a merged cell is not blank."""
    block: list[int] = []
    reach = -1
    for row in sorted(cells.rows):
        if block and row > reach + 1:
            yield block
            block = []
        block.append(row)
        reach = max(reach, row, *(area.bottom for area in cells.areas.get(row, ())))
    if block:
        yield block


def _cut_block(block: Sequence[int], cells: Cells) -> Iterator[str | list[Slot]]:
    """Split a run of rows into prose and tables.

    A row of one cell is prose above the first and below the last row of several cells, and between
    them if it is long. Where lines are drawn around the table they decide: a row is in it or not.
    """
    full = [row for row in block if len(cells.rows[row]) > 1]
    is_ruled = any(cells.by_place[row, at].is_ruled for row in full for at in cells.rows[row])
    table: list[int] = []
    reach = -1
    for row in block:
        cell = cells.by_place[row, cells.rows[row][0]]
        is_edge = not full or row < full[0] or row > full[-1]
        is_within = row <= reach or (is_ruled and cell.is_ruled)
        is_apart = is_ruled or is_edge or len(cell.text) > _PROSE
        if len(cells.rows[row]) == 1 and is_apart and not is_within:
            if table:
                yield _slots(table, cells)
                table = []
            yield cell.text
        else:
            table.append(row)
            reach = max(reach, *(area.bottom for area in cells.areas.get(row, ())), row)
    if table:
        yield _slots(table, cells)


def _slots(table: Sequence[int], cells: Cells) -> list[Slot]:
    """The cells of a table, blank ones included, counted from its upper left corner."""
    areas = [area for row in range(table[0], table[-1] + 1) for area in cells.areas.get(row, ())]
    top, bottom = table[0], max(table[-1], *(area.bottom for area in areas), 0)
    left = min(min(cells.rows[row]) for row in table)
    right = max(max(cells.rows[row]) for row in table)
    left, right = min([left, *(a.left for a in areas)]), max([right, *(a.right for a in areas)])
    if bottom - top >= MAX_ROWS or right - left >= MAX_COLUMNS:
        raise too_complex(f"表格超过{MAX_ROWS}行或者{MAX_COLUMNS}列")
    if max((bottom - top + 1) * (right - left + 1), sum(map(_size, areas))) > MAX_CELLS:
        raise too_complex(f"表格单元格超过{MAX_CELLS}个")
    corners = {(area.top, area.left): area for area in areas}
    covered: set[tuple[int, int]] = set()
    slots = []
    for at in product(range(top, bottom + 1), range(left, right + 1)):
        if at in covered:
            continue
        area = corners.get(at, Area(*at, *at))
        if area.bottom > area.top or area.right > area.left:
            covered.update(
                product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
            )
        cell = cells.by_place.get(at)
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        text = cell.text if cell is not None else ""
        slots.append(Slot(text, at[0] - top, at[1] - left, height, width))
    return slots


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)


def _areas(root: Element, cells: dict[tuple[int, int], Shown]) -> Iterator[Area]:
    """Merged ranges, cut down to the rows and columns that hold something."""
    last_row = max((row for row, _ in cells), default=-1)
    last_column = max((column for _, column in cells), default=-1)
    for element in root.iterfind("{*}mergeCells/{*}mergeCell"):
        start, _, end = (element.get("ref") or "").partition(":")
        first, last = _place(start), _place(end)
        if first is None or last is None:
            continue
        area = Area(*first, min(last[0], last_row), min(last[1], last_column))
        if area.top <= area.bottom and area.left <= area.right:
            yield area


def _place(reference: str | None) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as "B12"."""
    match = _REFERENCE.fullmatch(reference or "")
    if match is None or match.group(2) == "0":
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, column - 1


def _row_number(row: Element, order: int) -> int:
    number = row.get("r") or ""
    return int(number) - 1 if number.isdecimal() and 0 < len(number) < 8 else order


def _look(element: Element, workbook: Workbook) -> Look:
    style = element.get("s") or "0"
    at = int(style) if style.isdecimal() and len(style) < 6 else 0
    return workbook.looks[at] if at < len(workbook.looks) else Look()


def _text(element: Element, look: Look, workbook: Workbook) -> str:
    kind = element.get("t") or "n"
    if kind == "inlineStr":
        inline = element.find("{*}is")
        return "" if inline is None else text_of(inline)
    stored = element.findtext("{*}v") or ""
    if kind == "s":
        at = int(stored) if stored.isdecimal() and len(stored) < 9 else len(workbook.texts)
        return workbook.texts[at] if at < len(workbook.texts) else ""
    if kind == "b":
        return _TOGGLE.get(stored, stored)
    return shown(stored, look.code, workbook.epoch) if kind == "n" and stored else stored
