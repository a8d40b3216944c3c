"""Rules → lattices: the tables of a page as rows, columns and merged cells.

Rules are cut into strokes, strokes on nearly the same line are snapped to one position and joined
over small gaps; strokes that meet belong to one table. A cell is what missing inner rules join.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from mingtang.documents.readers.pdf_native import Box

SNAP = 3.5  # points: rules nearer than this are one rule (double lines, spaced cell borders)
SPREAD = 5.0  # points: what is snapped together is no wider than this
GAP = 6.0  # points: pieces of one rule no further apart than this are joined
REACH = 4.0  # points: rules this near to each other meet
SHORTEST = 6.0  # points: a joined rule shorter than this is part of a drawing
OVERSHOOT = 9.0  # points: rules that run this far past the last crossing rule open a column there
COVERED = 0.6  # share of a cell's side that must be ruled
ALONG = 0.6  # share of its length by which an outer border runs along its table
MAX_STROKES = 4_000
MAX_SLOTS = 20_000
MAX_TABLES = 40  # a page with more is a drawing; the largest are kept

Piece = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One joined rule: its position across, and where it starts and ends along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a lattice, in rows and columns from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: `xs` ascending, `ys` descending, cells row by row.

    `owner[row][column]` is the index of the cell that covers the slot; `rising` is `ys` upwards.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Slot, ...]
    owner: tuple[tuple[int, ...], ...]
    rising: tuple[float, ...]

    is_open: bool = False
    """Whether most of the lower edge is not ruled: its last row may go on below."""

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    def cell_at(self, x: float, y: float) -> int:
        """Index of the cell at a point inside the box."""
        column = bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1
        row = len(self.ys) - 1 - bisect_right(self.rising, y, 1, len(self.ys) - 1)
        return self.owner[row][column]

    def cell_box(self, index: int) -> Box:
        cell = self.cells[index]
        return (
            self.xs[cell.column],
            self.ys[cell.row + cell.rows],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row],
        )


def strokes(rules: list[Box]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical rules, snapped and joined; both empty where the page is a drawing."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for left, bottom, right, top in rules:
        width, height = right - left, top - bottom
        if width >= height or width > height / 3:
            level.append(((bottom + top) / 2, left, right))
        if height >= width or height > width / 3:
            upright.append(((left + right) / 2, bottom, top))
    horizontal, vertical = _joined(level), _joined(upright)
    if len(horizontal) + len(vertical) > MAX_STROKES:
        return [], []
    return horizontal, vertical


def _joined(pieces: list[tuple[float, float, float]]) -> list[Stroke]:
    found: list[Stroke] = []
    pieces.sort()
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and (
            pieces[index][0] - pieces[index - 1][0] <= SNAP
            and pieces[index][0] - pieces[start][0] <= SPREAD
        ):
            continue
        found.extend(_snapped(pieces[start:index]))
        start = index
    return found


def _snapped(pieces: list[tuple[float, float, float]]) -> list[Stroke]:
    weight = sum(end - start + 0.01 for _, start, end in pieces)
    at = sum(at * (end - start + 0.01) for at, start, end in pieces) / weight
    spans: list[list[float]] = []
    for start, end in sorted((start, end) for _, start, end in pieces):
        if spans and start - spans[-1][1] <= GAP:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    return [Stroke(at, start, end) for start, end in spans if end - start >= SHORTEST]


def lattices(
    horizontal: list[Stroke], vertical: list[Stroke]
) -> tuple[list[Lattice], list[Stroke]]:
    """The tables that the rules draw, largest first, and the horizontal rules that cross nothing."""
    tables: list[Lattice] = []
    groups, loose = _groups(horizontal, vertical)
    for rows, columns in groups:
        ys = sorted(_positions(rows, columns), reverse=True)
        xs = sorted(_positions(columns, rows))
        slots = (len(xs) - 1) * (len(ys) - 1)
        if 1 < slots <= MAX_SLOTS:
            tables.append(_lattice(xs, ys, rows, columns))
    tables.sort(key=lambda table: -(table.xs[-1] - table.xs[0]) * (table.ys[0] - table.ys[-1]))
    return tables[:MAX_TABLES], loose


def _groups(
    horizontal: list[Stroke], vertical: list[Stroke]
) -> tuple[list[tuple[list[Stroke], list[Stroke]]], list[Stroke]]:
    """Strokes that meet, directly or through others; each group has both directions."""
    vertical = sorted(vertical, key=lambda stroke: stroke.at)
    positions = [stroke.at for stroke in vertical]
    parent = list(range(len(horizontal) + len(vertical)))
    for number, row in enumerate(horizontal):
        first = bisect_left(positions, row.start - REACH)
        last = bisect_right(positions, row.end + REACH)
        for index in range(first, last):
            column = vertical[index]
            if column.start - REACH <= row.at <= column.end + REACH:
                _unite(parent, number, len(horizontal) + index)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for number, row in enumerate(horizontal):
        groups[_root(parent, number)][0].append(row)
    for number, column in enumerate(vertical):
        groups[_root(parent, len(horizontal) + number)][1].append(column)
    loose = [row for rows, columns in groups.values() if not columns for row in rows]
    tables = [group for group in groups.values() if group[0] and group[1]]
    for rows, columns in groups.values():
        if not rows:
            _adopt(columns, tables)
    return tables, loose


def _adopt(columns: list[Stroke], tables: list[tuple[list[Stroke], list[Stroke]]]) -> None:
    """Upright rules that meet nothing join the table that they run along: its outer border."""
    extents = [
        (min(stroke.start for stroke in own), max(stroke.end for stroke in own))
        for _, own in tables
    ]
    for column in columns:
        for (low, high), (_, own) in zip(extents, tables, strict=True):
            shared = min(high, column.end) - max(low, column.start)
            if shared > ALONG * (high - low) and shared > ALONG * (column.end - column.start):
                own.append(column)
                break


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _unite(parent: list[int], one: int, two: int) -> None:
    parent[_root(parent, one)] = _root(parent, two)


def _positions(along: list[Stroke], across: list[Stroke]) -> set[float]:
    """Positions of `along`, and where at least two of `across` run on past the outermost of them."""
    found = {stroke.at for stroke in along}
    low, high = min(found), max(found)
    before = sorted(stroke.start for stroke in across if stroke.start < low - OVERSHOOT)
    after = sorted(stroke.end for stroke in across if stroke.end > high + OVERSHOOT)
    if len(before) >= 2:
        found.add(before[0])
    if len(after) >= 2:
        found.add(after[-1])
    return found


def _lattice(
    xs: list[float], ys: list[float], rows: list[Stroke], columns: list[Stroke]
) -> Lattice:
    below = _ruled(ys, xs, rows)
    beside = _ruled(xs, ys, columns)
    height, width = len(ys) - 1, len(xs) - 1
    parent = list(range(height * width))
    for row in range(height):
        for column in range(width):
            slot = row * width + column
            if column + 1 < width and (column + 1, row) not in beside:
                _unite(parent, slot, slot + 1)
            if row + 1 < height and (row + 1, column) not in below:
                _unite(parent, slot, slot + width)
    roots = [_root(parent, slot) for slot in range(height * width)]
    ruled = sum(1 for column in range(width) if (height, column) in below)
    return _tiled(tuple(xs), tuple(ys), roots, 2 * ruled < width)


def _ruled(
    positions: list[float], crossings: list[float], along: list[Stroke]
) -> set[tuple[int, int]]:
    """(position, interval) pairs where a rule covers most of the interval between two crossings."""
    index = {position: number for number, position in enumerate(positions)}
    intervals = [
        (number, min(pair), max(pair)) for number, pair in enumerate(itertools.pairwise(crossings))
    ]
    found: set[tuple[int, int]] = set()
    for stroke in along:
        start, end = stroke.start, stroke.end
        for number, low, high in intervals:
            if low < end and high > start:
                covered = (end if end < high else high) - (start if start > low else low)
                if covered >= COVERED * (high - low):
                    found.add((index[stroke.at], number))
    return found


def _tiled(
    xs: tuple[float, ...], ys: tuple[float, ...], roots: list[int], is_open: bool
) -> Lattice:
    """Groups of slots cut into rectangles: a group that is none is where a rule is missing."""
    height, width = len(ys) - 1, len(xs) - 1
    owner = [[-1] * width for _ in range(height)]
    cells: list[Slot] = []
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            root = roots[row * width + column]
            columns = 1
            while (
                column + columns < width
                and roots[row * width + column + columns] == root
                and owner[row][column + columns] < 0
            ):
                columns += 1
            rows = 1
            while row + rows < height and all(
                roots[(row + rows) * width + other] == root
                for other in range(column, column + columns)
            ):
                rows += 1
            for line in owner[row : row + rows]:
                line[column : column + columns] = [len(cells)] * columns
            cells.append(Slot(row, column, rows, columns))
    owners = tuple(tuple(line) for line in owner)
    return Lattice(xs, ys, tuple(cells), owners, ys[::-1], is_open)
