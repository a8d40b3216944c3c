"""A signed report as the body of a published item: its words and its tables, whole."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from mingtang.annual.report import AnnualReport
from mingtang.rendering import PrintedTable, outline
from mingtang.rendering.outline import PrintedParagraph

Block = tuple[str, Any]


def body_of(report: AnnualReport) -> list[Block]:
    """Headings, paragraphs and tables in the order of the report, for the blocks of an item."""
    printed = outline(report)
    blocks = list(_paragraphs(printed.preamble))
    for part in printed.parts:
        if part.heading:
            blocks.append(("heading", part.heading))
        blocks += _paragraphs(part.paragraphs)
        if part.table is not None:
            blocks.append(("table", _table(part.table)))
    signature = "".join(f"<p>{escape(line.text)}</p>" for line in printed.signature)
    return [*blocks, ("paragraph", signature)] if signature else blocks


def _paragraphs(paragraphs: tuple[PrintedParagraph, ...]) -> Iterator[Block]:
    if paragraphs:
        yield "paragraph", "".join(f"<p>{escape(each.text)}</p>" for each in paragraphs)


def _table(table: PrintedTable) -> dict[str, Any]:
    """As Wagtail's table block keeps one: a grid of texts, and which cells are merged."""
    data = [[""] * table.columns for _ in range(table.rows)]
    merged = []
    for cell in table.cells:
        data[cell.row][cell.column] = cell.text
        if cell.row_span > 1 or cell.column_span > 1:
            merged.append(
                {
                    "row": cell.row,
                    "col": cell.column,
                    "rowspan": cell.row_span,
                    "colspan": cell.column_span,
                    "removed": False,
                }
            )
    return {
        "data": data,
        "cell": [],
        "mergeCells": merged,
        "first_row_is_table_header": False,
        "first_col_is_header": False,
        "table_header_choice": "",
        "table_caption": table.caption,
    }
