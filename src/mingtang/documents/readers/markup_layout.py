"""Gives the cells of a marked-up table their slots: the HTML table model, absurd spans cut down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.documents.composition import Slot
from mingtang.documents.limits import MAX_COLUMNS, too_complex

_WIDEST_SPAN = 60
"""A wider span is a slip of the editor (or malice) and takes the width the other rows give."""


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as marked up: its text, and how many rows and columns it says it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def lay_out(rows: Sequence[Sequence[Span]]) -> list[Slot]:
    """The cells with their upper left corners (HTML, 4.9.12.1 "forming a table").

    Spans are held within the table: a row span ends at the last row, a column span at the width
    that sane cells give. `rows=0` means to the end, as in HTML.
    """
    placed = _place(rows, None)
    if all(0 < span.columns <= _WIDEST_SPAN for row in rows for span in row):
        return placed  # the width is the one these spans give: none is to be cut down
    width = max((slot.column + slot.column_span for slot in placed), default=0)
    return _place(rows, max(width, 1))


def _place(rows: Sequence[Sequence[Span]], width: int | None) -> list[Slot]:
    slots: list[Slot] = []
    covered: dict[int, int] = {}  # column → rows still covered from above
    for number, row in enumerate(rows):
        column = 0
        below: dict[int, int] = {}
        for span in row:
            while covered.get(column):
                column += 1
            if column > MAX_COLUMNS:
                raise too_complex(f"表格超过{MAX_COLUMNS}列")
            height = min(span.rows or len(rows), len(rows) - number)
            across = _across(span.columns, column, width)
            slots.append(Slot(span.text, number, column, height, across))
            if height > 1:
                below.update(dict.fromkeys(range(column, column + across), height))
            column += across
        covered = {at: left - 1 for at, left in (covered | below).items() if left > 1}
    return slots


def _across(asked: int, column: int, width: int | None) -> int:
    if width is None:
        return asked if 0 < asked <= _WIDEST_SPAN else 1
    return max(1, min(asked, width - column))
