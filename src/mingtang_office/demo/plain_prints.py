"""A report as word processors and converters leave it: plain text, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mingtang.annual.report import AnnualReport
from mingtang.rendering import Outline, PrintedCell, PrintedTable, outline


def as_text(report: AnnualReport) -> str:
    """As saved from a word processor: a cell a line after a tab, an empty line after a row."""
    laid_out = outline(report)
    return "\n".join((laid_out.title, "", *_lines(laid_out, "", _cell_a_line), ""))


def as_markdown(report: AnnualReport) -> str:
    """As converters write it: pipe tables, a merged cell told once and then left empty."""
    laid_out = outline(report)
    return "\n\n".join((f"# {laid_out.title}", *_lines(laid_out, "## ", _pipes))) + "\n"


def _lines(laid_out: Outline, mark: str, draw: Callable[[PrintedTable], str]) -> Iterator[str]:
    yield from (paragraph.text for paragraph in laid_out.preamble)
    for part in laid_out.parts:
        if part.heading:
            yield mark + part.heading
        yield from (paragraph.text for paragraph in part.paragraphs)
        if part.table is not None:
            yield draw(part.table)
    yield from (paragraph.text for paragraph in laid_out.closing)
    yield from (line.text for line in laid_out.signature)


def _row(table: PrintedTable, row: int) -> list[tuple[PrintedCell, str]]:
    """The cells that stand in this row; those that began in a row above print nothing."""
    standing = sorted(
        (cell for cell in table.cells if cell.row <= row < cell.row_end), key=lambda c: c.column
    )
    return [(cell, cell.text if cell.row == row else "") for cell in standing]


def _cell_a_line(table: PrintedTable) -> str:
    rows = ("\n".join(f"\t{text}" for _, text in _row(table, row)) for row in range(table.rows))
    return "\n\n".join(rows) + "\n"


def _pipes(table: PrintedTable) -> str:
    lines = []
    for row in range(table.rows):
        slots = [""] * table.columns
        for cell, text in _row(table, row):
            slots[cell.column] = text
        lines.append("| " + " | ".join(slots) + " |")
    lines.insert(max(table.header_rows, 1), "|" + " --- |" * table.columns)
    return "\n".join(lines)
