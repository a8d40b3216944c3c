"""What a reader of `mingtang.documents` handed over, as pieces: paragraphs, and tables with their titles."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.documents.raw import Grid, Paragraph, RawDocument
from mingtang.privacy import mask
from mingtang.screening.hits import passage
from mingtang.screening.names import is_name, masked_person
from mingtang.screening.pieces import Piece, Table, TableCell

_TITLE = 40
_ABOVE = 3


def document_pieces(at: str, document: RawDocument) -> Iterator[Piece]:
    """Paragraphs by page and number, tables by number and what stands above them."""
    above: list[str] = []
    tables = 0
    title = document.title or ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            page = f"第{block.at.page}页" if block.at.page else ""
            yield from passage(f"{at}{page}第{block.at.paragraph}段", block.text)
            above = [*above[-_ABOVE:], block.text]
        else:
            tables += 1
            yield grid_table(f"{at}第{tables}张表", block, [title, *above])


def grid_table(at: str, grid: Grid, above: list[str]) -> Table:
    """A grid as a table; the last short line above it is its title."""
    short = [line for line in above if 0 < len(line.strip()) <= _TITLE]
    cells = {
        (cell.row, cell.column): TableCell(cell.text, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.text.strip()
    }
    named = quoted(short[-1]) if short else ""
    return Table(at + named, cells, " ".join(short))


def quoted(title: str) -> str:
    """A title or the name of a sheet as it may be told in a place: with nobody's data in it."""
    bare = " ".join(title.split())[:_TITLE]
    told = masked_person(bare) if is_name(bare) else mask(bare)
    return f"“{told}”" if told else ""
