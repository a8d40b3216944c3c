"""A report as word processors and converters leave it in plain text and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.report import AnnualReport
from mingtang.rendering.outline import Outline, outline
from mingtang.rendering.printed import PrintedCell, PrintedTable


def _lines(laid_out: Outline, heading: str, table: str) -> Iterator[str]:
    """Title, narrative and signature line by line; `heading` and `table` are forms to fill."""
    yield from (paragraph.text for paragraph in laid_out.preamble)
    for part in laid_out.parts:
        if part.heading:
            yield heading.format(part.heading)
        yield from (paragraph.text for paragraph in part.paragraphs)
        if part.table is not None:
            yield _cell_a_line(part.table) if table == "text" else _pipes(part.table)
    yield from (paragraph.text for paragraph in laid_out.closing)
    yield from (line.text for line in laid_out.signature)


def as_text(report: AnnualReport) -> str:
    """Plain text as saved from a word processor: a cell a line after a tab, an empty line after a row."""
    laid_out = outline(report)
    return "\n".join((laid_out.title, "", *_lines(laid_out, "{}", "text"), ""))


def as_markdown(report: AnnualReport) -> str:
    """Markdown as converters write it: pipe tables, merged cells told once and then left empty."""
    laid_out = outline(report)
    return "\n\n".join((f"# {laid_out.title}", *_lines(laid_out, "## {}", "markdown"))) + "\n"


def _slots(table: PrintedTable, row: int) -> list[PrintedCell]:
    """The cells that stand in this row, those that began in a row above included."""
    return sorted(
        (cell for cell in table.cells if cell.row <= row < cell.row_end), key=lambda c: c.column
    )


def _cell_a_line(table: PrintedTable) -> str:
    rows = (
        "\n".join(f"\t{cell.text if cell.row == row else ''}" for cell in _slots(table, row))
        for row in range(table.rows)
    )
    return "\n\n".join(rows) + "\n"


def _pipes(table: PrintedTable) -> str:
    lines = []
    for row in range(table.rows):
        slots = [""] * table.columns
        for cell in _slots(table, row):
            slots[cell.column] = cell.text if cell.row == row else ""
        lines.append("| " + " | ".join(slots) + " |")
    lines.insert(max(table.header_rows, 1), "|" + " --- |" * table.columns)
    return "\n".join(lines)
