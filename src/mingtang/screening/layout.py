"""How a table is laid out: rows of headings with the columns under them, labels with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingtang.screening.headings import heading_of, is_heading
from mingtang.screening.pieces import Table, TableCell
from mingtang.screening.words import says_something

_BEGINS = re.compile(r"^\s*(?:序\s*号|编\s*号|.{0,6}姓\s*名)")
_NUMBERED = re.compile(r"^\s*(?:序\s*号|编\s*号)\s*$")

Row = Mapping[int, TableCell]
"""The cells of a row by column."""


@dataclass(frozen=True, slots=True)
class Column:
    """The values under a heading, top to bottom, with their rows."""

    heading: str
    at: int
    values: Mapping[int, str]


class Layout:
    """A table by rows; each question about it is answered in one pass over its cells."""

    def __init__(self, table: Table) -> None:
        rows: dict[int, dict[int, TableCell]] = {}
        for (row, column), cell in sorted(table.cells.items()):
            rows.setdefault(row, {})[column] = cell
        self.rows: Mapping[int, Row] = rows
        self.headings = self._heading_rows()

    def columns(self) -> Iterator[Column]:
        """The columns under the rows of headings. A heading that spans columns stands over each of
        them, together with what stands below it (监护人 · 电话)."""
        heads: list[int] = []
        values: dict[int, dict[int, str]] = {}
        for row, cells in self.rows.items():
            if row in self.headings:
                if values:
                    yield from self._under(heads, values)
                    heads, values = [], {}
                heads.append(row)
            elif heads:
                for column, cell in cells.items():
                    values.setdefault(column, {})[row] = cell.text
        yield from self._under(heads, values)

    def is_label(self, at: tuple[int, int], right: tuple[int, int]) -> bool:
        """Whether a heading is the label of the value at its right: no heading stands before it, none
        of its values below it, and the row does not head a numbered list."""
        row = self.rows[at[0]]
        left, value = row.get(at[1] - 1), row.get(right[1])
        below = self.rows.get(at[0] + 1, {}).get(at[1])
        return (
            value is not None
            and says_something(value.text)
            and not is_heading(value.text)
            and (left is None or not is_heading(left.text))
            and (below is None or is_heading(below.text))
            and not any(_NUMBERED.search(cell.text) for cell in row.values())
        )

    def _under(self, heads: list[int], values: Mapping[int, Mapping[int, str]]) -> Iterator[Column]:
        for column in sorted(values):
            heading = self._over(column, heads)
            if heading:
                yield Column(heading, column, values[column])

    def _over(self, column: int, heads: list[int]) -> str:
        parts: list[str] = []
        for row in heads:
            for at, cell in self.rows[row].items():
                text = "".join(cell.text.split())
                if at <= column < at + cell.columns and text not in parts:
                    parts.append(text)
        return "".join(parts)

    def _heading_rows(self) -> frozenset[int]:
        """The first row of headings, what follows it at once, and later ones that begin a list anew."""
        found: list[int] = []
        for row, cells in self.rows.items():
            if not self._is_heading_row(row, cells):
                continue
            begins = any(_BEGINS.search(c.text) or heading_of(c.text) for c in cells.values())
            if not found or row == found[-1] + 1 or begins:
                found.append(row)
        return frozenset(found)

    def _is_heading_row(self, row: int, cells: Row) -> bool:
        headed = sum(is_heading(cell.text) for cell in cells.values())
        if headed < 2:
            return headed == len(cells) == 1 and self._is_list(row)
        return 2 * headed > len(cells)

    def _is_list(self, row: int) -> bool:
        """Whether the table has a single column, which this row heads."""
        return (
            row == min(self.rows) and len({c for cells in self.rows.values() for c in cells}) == 1
        )
