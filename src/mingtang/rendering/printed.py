"""A table as it is printed: cells with their spans, roles and places, independent of any format.

Every format (docx, html, pdf, xlsx) and every page that shows a statutory grid draws these values;
none of them knows a row or a label of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.report import Cell


class Role(StrEnum):
    """What a printed cell is to its reader; `ITEM` is a heading over the whole width (第二十条第（一）项),
    `NOTE` the remark in the corner of table three."""

    NOTE = "note"
    ITEM = "item"
    HEAD = "head"
    LABEL = "label"
    VALUE = "value"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell with the slot of its upper left corner (counted from 0) and the slots it spans.

    `vertical` asks for a label written from top to bottom. `address` and `source` belong to cells
    of role VALUE: the address of the figure and the figure itself (`ABSENT` where the report has
    none, printed blank); `text` is the source text as it stands.
    """

    text: str
    row: int
    column: int
    role: Role
    row_span: int = 1
    column_span: int = 1
    align: Align = Align.CENTRE
    vertical: bool = False
    address: str | None = None
    source: Cell | None = None

    @property
    def row_end(self) -> int:
        return self.row + self.row_span

    @property
    def column_end(self) -> int:
        return self.column + self.column_span


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table of `rows` × `len(widths)` slots, each covered by exactly one cell.

    `key` is `proactive`, `applications`, `remedies` or `figures`; `cells` stand in reading order;
    the first `header_rows` rows repeat on every page; `widths` are the shares of the columns in
    the width of the page and add up to 1.
    """

    key: str
    caption: str
    cells: tuple[PrintedCell, ...]
    rows: int
    header_rows: int
    widths: tuple[float, ...]

    @property
    def columns(self) -> int:
        return len(self.widths)

    def row(self, number: int) -> tuple[PrintedCell, ...]:
        """The cells that begin in this row, from left to right."""
        return tuple(cell for cell in self.cells if cell.row == number)

    def at(self, address: str) -> PrintedCell | None:
        """The cell that prints the figure of this address."""
        return next((cell for cell in self.cells if cell.address == address), None)

    def headings_of(self, value: PrintedCell) -> tuple[PrintedCell, ...]:
        """The item, heads and labels that say what this cell counts, from the outermost inwards.

        In table two each item brings its own heads, so that only those below the last item count.
        """
        items = [c.row for c in self.cells if c.role is Role.ITEM and c.row <= value.row]
        band = max(items, default=0)
        return tuple(
            cell
            for cell in self.cells
            if (cell.role in (Role.ITEM, Role.HEAD) and _above(cell, value, band))
            or (cell.role is Role.LABEL and cell.row <= value.row < cell.row_end)
        )


def _above(head: PrintedCell, value: PrintedCell, band: int) -> bool:
    return (
        band <= head.row < value.row
        and head.column < value.column_end
        and value.column < head.column_end
    )
