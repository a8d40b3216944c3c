"""The tables of one page: lattices with their text → cells, still in page space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.documents.readers.pdf_glyphs import Run, cell_text, lines
from mingtang.documents.readers.pdf_lattice import Lattice, Slot
from mingtang.documents.readers.pdf_native import Box

SLIVER = 6.5  # points: an empty row or column thinner than this is a double border


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: rows and columns from 0, the text in it and its box in page space."""

    slot: Slot
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a page with its box in page space."""

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]


class TableRegions:
    """Which cell a point lies in; regions are numbered on over the tables, the page itself is -1."""

    def __init__(self, tables: Sequence[Lattice]) -> None:
        self.tables = tables
        self.firsts: list[int] = []
        count = 0
        for table in tables:
            self.firsts.append(count)
            count += len(table.cells)
        # Smaller tables come first: one that lies inside a frame owns its text.
        self._order = list(zip(self.firsts, tables, (t.box for t in tables), strict=True))[::-1]

    def texts(self, number: int, found: dict[int, list[Run]]) -> dict[int, list[Run]]:
        """The runs of one table by index of its cell."""
        first = self.firsts[number]
        cells = range(len(self.tables[number].cells))
        return {cell: found[first + cell] for cell in cells if first + cell in found}

    def find(self, x: float, y: float) -> tuple[int, float, float, float, float]:
        low, high = float("-inf"), float("inf")
        beside = False
        for first, table, (left, bottom, right, top) in self._order:
            if bottom < y <= top:
                if left <= x < right:
                    index = table.cell_at(x, y)
                    return (first + index, *table.cell_box(index))
                beside = True
            elif bottom >= y:
                high = min(high, bottom)
            else:
                low = max(low, top)
        if beside:
            return (-1, x, y, x, y)
        return (-1, float("-inf"), low, float("inf"), high)


def ruled_table(lattice: Lattice, texts: dict[int, list[Run]]) -> Table:
    """The table of a lattice; `texts` are the runs of its cells by index. Slivers are dropped."""
    cells: list[Cell] = []
    for index, slot in enumerate(lattice.cells):
        inside = texts.get(index)
        box = lattice.cell_box(index)
        text = cell_text(lines(inside, True), box[2] - box[0]) if inside else ""
        cells.append(Cell(slot, text, box))
    return _without_slivers(lattice, cells)


def _without_slivers(lattice: Lattice, cells: list[Cell]) -> Table:
    heights = [high - low for high, low in zip(lattice.ys, lattice.ys[1:], strict=False)]
    widths = [right - left for left, right in zip(lattice.xs, lattice.xs[1:], strict=False)]
    rows = set(range(len(heights)))
    columns = set(range(len(widths)))
    for index, height in enumerate(heights):
        if not any(cell.slot.row == index for cell in cells):
            rows.discard(index)  # a rule too short to part any cell
        elif height < SLIVER and not any(
            c.text and _spans(c.slot.row, c.slot.rows, index) for c in cells
        ):
            rows.discard(index)
    for index, width in enumerate(widths):
        if not any(cell.slot.column == index for cell in cells) or (
            width < SLIVER
            and not any(c.text and _spans(c.slot.column, c.slot.columns, index) for c in cells)
        ):
            columns.discard(index)
    if len(rows) == len(heights) and len(columns) == len(widths):
        return Table(lattice.box, len(rows), len(columns), tuple(cells))
    return Table(lattice.box, len(rows), len(columns), tuple(_renumbered(cells, rows, columns)))


def _spans(start: int, count: int, index: int) -> bool:
    return start == index and count == 1


def _renumbered(cells: list[Cell], rows: set[int], columns: set[int]) -> list[Cell]:
    kept: list[Cell] = []
    for cell in cells:
        slot = cell.slot
        height = sum(1 for row in range(slot.row, slot.row + slot.rows) if row in rows)
        width = sum(1 for c in range(slot.column, slot.column + slot.columns) if c in columns)
        if not height or not width:
            continue
        row = sum(1 for other in rows if other < slot.row)
        column = sum(1 for other in columns if other < slot.column)
        kept.append(Cell(Slot(row, column, height, width), cell.text, cell.box))
    return kept
