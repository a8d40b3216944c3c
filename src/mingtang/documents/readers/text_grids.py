"""Rebuilds the tables of a text export, where tabs and empty lines still show rows and cells.

Two exports keep them. One writes a table row on one line, tabs between the cells. The other writes
each cell on a line of its own that begins with a tab, goes on without a tab where the cell holds
several lines, and ends a row by an empty line. Whatever is unclear stays as it stands, line by
line: an invented row does more harm than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_LONGEST_CELL = 200
_LONGEST_CONTINUATION = 60
_PROSE_END = ("。", "；", "！", "？")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file without invisible characters; `is_empty` if it had no character at all."""

    number: int
    text: str
    is_empty: bool = False

    @property
    def has_tab(self) -> bool:
        return "\t" in self.text

    @property
    def is_cell(self) -> bool:
        """Begins with its only tab: a cell of the one-cell-a-line export."""
        return self.text.startswith("\t") and "\t" not in self.text[1:]


@dataclass(frozen=True, slots=True)
class TextGrid:
    """The cell texts of a table, row by row; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]


def arrange(lines: Sequence[Line]) -> Iterator[Line | TextGrid]:
    """The lines in order, each run of lines that is clearly a table replaced by its grid."""
    start = 0
    while start < len(lines):
        line = lines[start]
        if not line.has_tab:
            start += 1
            yield line
            continue
        if line.is_cell:
            rows, stop = _cell_lines(lines, start)
            is_table = _is_table_of_cells(rows)
        else:
            rows, stop = _tab_rows(lines, start)
            is_table = _is_table_of_rows(rows)
        if line.is_cell and not is_table:
            # Tab rows of which the first has a leading tab alone look like cells at first.
            rows, again = _tab_rows(lines, start)
            is_table = _is_table_of_rows(rows)
            stop = again if is_table else max(stop, again)
        if is_table:
            yield TextGrid(tuple(tuple(row) for row in rows))
        else:
            yield from lines[start:stop]
        start = stop


def _cell_lines(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int]:
    """Rows of one-cell-a-line from `start` on, and where the run ends.

    It ends at a line that cannot belong: a second empty line, text straight after an empty line,
    a line with tabs inside, or text too long to be the rest of a cell.
    """
    rows: list[list[str]] = [[]]
    stop = start
    while stop < len(lines):
        line = lines[stop]
        if line.is_cell:
            rows[-1].append(line.text[1:])
        elif not rows[-1]:
            break
        elif line.is_empty:
            rows.append([])
        elif not line.has_tab and len(line.text) <= _LONGEST_CONTINUATION:
            rows[-1][-1] += "\n" + line.text
        else:
            break
        stop += 1
    return [row for row in rows if row], stop


def _tab_rows(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int]:
    """Rows of tab-separated cells from `start` on: the run of adjacent lines that have a tab."""
    stop = start
    while stop < len(lines) and lines[stop].has_tab:
        stop += 1
    return [line.text.split("\t") for line in lines[start:stop]], stop


def _is_table_of_cells(rows: Sequence[Sequence[str]]) -> bool:
    """Several rows, most of several cells, none of them prose; or one row of many short cells."""
    if not rows or _has_prose(rows):
        return False
    if len(rows) == 1:
        return len(rows[0]) >= 4 and all(len(text) <= 8 for text in rows[0])
    return sum(len(row) > 1 for row in rows) * 2 >= len(rows)


def _is_table_of_rows(rows: Sequence[Sequence[str]]) -> bool:
    """Lines of which most have text on both sides of a tab; a single line needs many short cells."""
    if not rows or _has_prose(rows):
        return False
    filled = [sum(bool(text.strip()) for text in row) for row in rows]
    if len(rows) == 1:
        return filled[0] >= 4 and all(len(text) <= 30 for text in rows[0])
    return sum(count > 1 for count in filled) >= 1 and (
        sum(len(row) > 2 or count > 1 for row, count in zip(rows, filled, strict=True)) * 2
        >= len(rows)
    )


def _has_prose(rows: Iterable[Sequence[str]]) -> bool:
    texts = [text.strip() for row in rows for text in row if text.strip()]
    sentences = sum(text.endswith(_PROSE_END) and len(text) > 15 for text in texts)
    return any(len(text) > _LONGEST_CELL for text in texts) or sentences * 5 > len(texts)
