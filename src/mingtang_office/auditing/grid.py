"""The statutory tables of a report as its page draws them: each cell with its state, what was
corrected, and the numbers of the findings that speak of it.

Rows, columns, labels and spans are those of `mingtang.rendering.tables`; nothing is declared here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mingtang.annual.edition import edition_of_year
from mingtang.annual.report import AnnualReport, CellState
from mingtang.audit.labels import row_of
from mingtang.rendering import (
    Align,
    PrintedCell,
    PrintedTable,
    Role,
    figures_table,
    printed_tables,
)
from mingtang.rendering.tables import UNREAD
from mingtang_office.auditing.marking import CellMarks, Numbered

_STATES = {
    CellState.BLANK: "空白",
    CellState.UNREAD: UNREAD,
    CellState.ABSENT: "原文无此格",
}
_SHORT = 8  # characters of an unread cell's source text that a cell has room for


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a grid as drawn. `struck` is the source text that a correction replaced, None
    where nothing was corrected; `speaking` light the cell, `marks` stand in it."""

    printed: PrintedCell
    identity: str
    headers: str = ""
    address: str = ""
    text: str = ""
    state: str = ""
    struck: str | None = None
    marks: tuple[Numbered, ...] = ()
    speaking: tuple[Numbered, ...] = ()

    @property
    def is_value(self) -> bool:
        return self.printed.role is Role.VALUE

    @property
    def is_note(self) -> bool:
        return self.printed.role is Role.NOTE

    @property
    def state_label(self) -> str:
        return "" if self.state in ("", CellState.NUMBER) else _STATES[CellState(self.state)]

    @property
    def aside(self) -> str:
        """The source text of an unread cell, where it is short enough to stand in the cell."""
        text = self.printed.source.raw if self.printed.source else None
        unread = self.state == CellState.UNREAD
        return text.strip() if unread and text and len(text.strip()) <= _SHORT else ""

    @property
    def numbers(self) -> str:
        """The numbers of the findings that light this cell, apart by spaces."""
        return " ".join(str(each.number) for each in self.speaking)

    @property
    def scope(self) -> str:
        if self.printed.role is Role.LABEL:
            return "rowgroup" if self.printed.row_span > 1 else "row"
        return "colgroup" if self.printed.column_span > 1 else "col"

    @property
    def classes(self) -> str:
        names = [self.printed.role.value]
        names += ["left"] if self.printed.align is Align.LEFT else []
        names += ["vertical"] if self.printed.vertical else []
        names += [f"is-{self.state}"] if self.state else []
        names += ["is-corrected"] if self.struck is not None else []
        names += ["is-marked"] if self.marks else []
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class DrawnTable:
    key: str
    caption: str
    header: tuple[tuple[Slot, ...], ...]
    body: tuple[tuple[Slot, ...], ...]
    widths: tuple[str, ...]


@lru_cache(maxsize=64)
def _headings(table: PrintedTable) -> Mapping[tuple[int, int], tuple[PrintedCell, ...]]:
    """The headings of each figure by its slot, of a table without its figures."""
    return {
        (cell.row, cell.column): table.headings_of(cell)
        for cell in table.cells
        if cell.role is Role.VALUE
    }


@lru_cache(maxsize=64)
def _row_addresses(table: PrintedTable) -> Mapping[tuple[int, int], str]:
    """The slot of the heading that names a row of figures and nothing else, with the row's address."""
    headed: dict[tuple[int, int], set[str]] = {}
    for slot, headings in _headings(table).items():
        address = next(c.address for c in table.cells if (c.row, c.column) == slot)
        for heading in headings:
            headed.setdefault((heading.row, heading.column), set()).add(address or "")
    whole: dict[str, int] = {}
    for cell in table.cells:
        if cell.address:
            whole[row_of(cell.address)] = whole.get(row_of(cell.address), 0) + 1
    found = {}
    for slot, addresses in headed.items():
        rows = {row_of(address) for address in addresses if address}
        if len(rows) == 1 and whole.get(row := rows.pop()) == len(addresses):
            found[slot] = row
    return found


def _bare(table: PrintedTable) -> PrintedTable:
    """The form of a table alone, equal for all reports that print these rows."""
    cells = tuple(
        PrintedCell(
            "",
            cell.row,
            cell.column,
            cell.role,
            cell.row_span,
            cell.column_span,
            address=cell.address,
        )
        for cell in table.cells
    )
    return PrintedTable(table.key, "", cells, table.rows, table.header_rows, table.widths)


def drawn_tables(
    raw: AnnualReport, corrected: AnnualReport, marks: CellMarks, changed: frozenset[str]
) -> dict[str, DrawnTable]:
    """The tables of the form of this report by their keys; none where the form cannot be told.

    `changed` are the addresses with a correction in force.
    """
    form = corrected.form or edition_of_year(corrected.year or 0)
    if form is None:
        return {}
    tables = printed_tables(corrected, form)
    figures = figures_table(corrected, form.figures) if form.figures else None
    if figures is not None:
        tables[figures.key] = figures
    return {key: _drawn(table, raw, marks, changed) for key, table in tables.items()}


def _drawn(
    table: PrintedTable, raw: AnnualReport, marks: CellMarks, changed: frozenset[str]
) -> DrawnTable:
    bare = _bare(table)
    headings, rows = _headings(bare), _row_addresses(bare)

    def slot(cell: PrintedCell) -> Slot:
        place = (cell.row, cell.column)
        if cell.role is not Role.VALUE:
            address = rows.get(place, "")
            return Slot(
                cell,
                _identity(table, cell),
                address=address,
                text=cell.text,
                marks=marks.shown.get(address, ()),
                speaking=marks.speaking.get(address, ()),
            )
        address = cell.address or ""
        return Slot(
            cell,
            _identity(table, cell),
            headers=" ".join(_identity(table, heading) for heading in headings[place]),
            address=address,
            text=cell.text,
            state=cell.source.state.value if cell.source else "",
            struck=(raw.cell(address).raw or "") if address in changed else None,
            marks=marks.shown.get(address, ()),
            speaking=marks.speaking.get(address, ()),
        )

    drawn = [tuple(slot(cell) for cell in table.row(number)) for number in range(table.rows)]
    return DrawnTable(
        table.key,
        table.caption,
        tuple(drawn[: table.header_rows]),
        tuple(drawn[table.header_rows :]),
        tuple(f"{share:.2%}" for share in table.widths),
    )


def _identity(table: PrintedTable, cell: PrintedCell) -> str:
    return f"{table.key}-{cell.row}-{cell.column}"
