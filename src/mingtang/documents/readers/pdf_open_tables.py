"""Tables with few rules: between level rules only (三线表), and columns outside the ruled box."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from mingtang.documents.readers.pdf_columns import corridors, middles, pieces_of
from mingtang.documents.readers.pdf_glyphs import Line, cell_text
from mingtang.documents.readers.pdf_lattice import Lattice, Slot, Stroke
from mingtang.documents.readers.pdf_tables import Cell, Table

SAME = 8.0  # points: level rules whose ends agree this well may rule one table
MAX_RULES = 400  # level rules on a page above which it is a drawing
SHORT = 60.0  # points: a level rule shorter than this underlines a word

_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}、")


def level_tables(loose: Sequence[Stroke], lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """Tables between level rules of one width, and the lines that stand in none of them."""
    tables: list[Table] = []
    rest = list(lines)
    if len(loose) > MAX_RULES:
        return tables, rest
    for rules in _rulings(loose):
        for part in _apart(rules, rest):
            inside = _between(rest, part[0], part[-1])
            table = _table(part, inside)
            if table is not None:
                tables.append(table)
                taken = set(map(id, inside))
                rest = [line for line in rest if id(line) not in taken]
    return tables, rest


def _rulings(loose: Sequence[Stroke]) -> list[list[Stroke]]:
    """Level rules of about the same ends, each group from top to bottom."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(loose, key=lambda stroke: -stroke.at):
        if stroke.end - stroke.start < SHORT:
            continue
        for group in groups:
            if max(abs(group[0].start - stroke.start), abs(group[0].end - stroke.end)) < SAME:
                group.append(stroke)
                break
        else:
            groups.append([stroke])
    return [group for group in groups if len(group) > 1]


def _between(lines: Sequence[Line], upper: Stroke, lower: Stroke) -> list[Line]:
    return [
        line
        for line in lines
        if lower.at < line.middle < upper.at
        and line.left > upper.start - SAME
        and line.right < upper.end + SAME
    ]


def _apart(rules: list[Stroke], lines: Sequence[Line]) -> list[list[Stroke]]:
    """Rules of several tables of one width, parted where text that is no row stands between."""
    parts = [[rules[0]]]
    for upper, lower in pairwise(rules):
        band = _between(lines, upper, lower)
        is_text = bool(band) and all(len(line.pieces) == 1 for line in band)
        if is_text and (len(band) > 1 or _SECTION.match(band[0].text)):
            parts.append([])
        parts[-1].append(lower)
    return [part for part in parts if len(part) > 1]


def _table(rules: Sequence[Stroke], lines: list[Line]) -> Table | None:
    parts = middles(corridors(lines))
    if not parts or sum(1 for line in lines if len(line.pieces) > 1) < 2:
        return None
    bands = [band for upper, lower in pairwise(rules) if (band := _between(lines, upper, lower))]
    if any(sum(1 for line in band if len(line.pieces) > 1) > 1 for band in bands):
        bands = [[line] for line in lines]
    cells: list[Cell] = []
    edges = (rules[0].start, *parts, rules[0].end)
    for row, band in enumerate(bands):
        cells.extend(_row(row, band, edges))
    box = (rules[0].start, rules[-1].at, rules[0].end, rules[0].at)
    return Table(box, len(bands), len(parts) + 1, tuple(cells))


def _row(row: int, band: Sequence[Line], edges: Sequence[float]) -> list[Cell]:
    """The cells of one row, empty ones too; a piece that crosses corridors spans columns."""
    parts = edges[1:-1]
    bottom, top = min(line.bottom for line in band), max(line.top for line in band)
    texts: dict[int, list[Line]] = defaultdict(list)
    spans: dict[int, int] = {}
    for line in band:
        for piece in pieces_of(line, parts):
            first = bisect_right(parts, piece.left + 1)
            texts[first].append(piece)
            spans[first] = max(spans.get(first, 1), bisect_left(parts, piece.right - 1) - first + 1)
    cells: list[Cell] = []
    column = 0
    while column <= len(parts):
        found = texts.get(column, [])
        last = min([c for c in texts if c > column], default=len(parts) + 1)
        span = max(min(spans.get(column, 1), last - column), 1)
        box = (edges[column], bottom, edges[column + span], top)
        cells.append(Cell(Slot(row, column, 1, span), cell_text(found, inf), box))
        column += span
    return cells


def with_side_columns(
    table: Table, lattice: Lattice, lines: Sequence[Line]
) -> tuple[Table, list[Line]]:
    """The table with the text that stands level with its rows outside its box, and what is left.

    Labels of rows may stand left of the ruled box; body text never stands beside a table.
    """
    left, bottom, right, top = lattice.box
    level = [line for line in lines if bottom < line.middle < top]
    for side in (
        [line for line in level if line.right < left + 2],
        [line for line in level if line.left > right - 2],
    ):
        rows: dict[int, list[Line]] = defaultdict(list)
        for line in side:
            rows[bisect_left(lattice.ys, -line.middle, key=lambda y: -y) - 1].append(line)
        if table.rows == len(lattice.ys) - 1 and len(rows) >= max(2, (table.rows + 1) // 2):
            table = _widened(table, lattice, rows, before=side[0].right < left + 2)
            lines = [line for line in lines if line not in side]
    return table, list(lines)


def _widened(table: Table, lattice: Lattice, rows: dict[int, list[Line]], before: bool) -> Table:
    left = min(line.left for found in rows.values() for line in found)
    right = max(line.right for found in rows.values() for line in found)
    shift = 1 if before else 0
    cells = [
        Cell(
            Slot(cell.slot.row, cell.slot.column + shift, cell.slot.rows, cell.slot.columns),
            cell.text,
            cell.box,
        )
        for cell in table.cells
    ]
    column = 0 if before else table.columns
    for row in range(table.rows):
        found = rows.get(row, [])
        box = (left, lattice.ys[row + 1], right, lattice.ys[row])
        cells.append(Cell(Slot(row, column, 1, 1), cell_text(found, inf), box))
    cells.sort(key=lambda cell: (cell.slot.row, cell.slot.column))
    return Table(table.box, table.rows, table.columns + 1, tuple(cells))
