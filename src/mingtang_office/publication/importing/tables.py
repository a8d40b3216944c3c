"""A grid as the editor's table block keeps it: every merge kept, every figure left as its text."""

from __future__ import annotations

import re
from typing import Any

from mingtang.documents.raw import Grid, GridCell

_FIGURE = re.compile(r"[\d.,，%％〇零+\-—]+")
_LONGEST_HEADING = 30


def table_value(grid: Grid) -> dict[str, Any]:
    """The value of a table block. The slots that a merged cell covers are hidden, never filled."""
    data = [[""] * grid.columns for _ in range(grid.rows)]
    merges: list[dict[str, int]] = []
    hidden: list[dict[str, Any]] = []
    for cell in grid.cells:
        data[cell.row][cell.column] = cell.text
        if cell.row_span > 1 or cell.column_span > 1:
            merges.append(
                {
                    "row": cell.row,
                    "col": cell.column,
                    "rowspan": cell.row_span,
                    "colspan": cell.column_span,
                }
            )
            hidden += _covered(cell)
    has_head = _has_head(grid)
    return {
        "data": data,
        "cell": hidden,
        "mergeCells": merges,
        "first_row_is_table_header": has_head,
        "first_col_is_header": False,
        "table_header_choice": "row" if has_head else "neither",
        "table_caption": "",
    }


def _covered(cell: GridCell) -> list[dict[str, Any]]:
    return [
        {"row": row, "col": column, "hidden": True}
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
        if (row, column) != (cell.row, cell.column)
    ]


def _has_head(grid: Grid) -> bool:
    """Whether the first row reads as headings. One whose cells reach into the next cannot be set
    apart as a head without being torn."""
    first = [cell for cell in grid.cells if cell.row == 0]
    return (
        grid.rows > 1
        and len(first) > 1
        and sum(cell.column_span for cell in first) == grid.columns
        and all(
            cell.row_span == 1
            and cell.text
            and len(cell.text) <= _LONGEST_HEADING
            and not _FIGURE.fullmatch(cell.text)
            for cell in first
        )
    )
