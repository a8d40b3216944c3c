"""Where in a written docx a comment can stand: title, headings, passages and the cells of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P

from mingtang.rendering.comments import Comment
from mingtang.rendering.outline import Outline
from mingtang.rendering.printed import PrintedTable


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of a paragraph's text, from `start` up to `end`; the whole where `end` is None."""

    paragraph: CT_P
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Sites:
    """The paragraphs of a document by what they print; `passages` tell the section they stand in."""

    passages: tuple[tuple[int | None, CT_P], ...]
    headings: Mapping[int, CT_P]
    cells: Mapping[str, CT_P]

    def of(self, comment: Comment) -> Site:
        """The place of this comment, by the order of preference that `Comment` states."""
        for address in comment.cells:
            cell = self.cells.get(address, self._first_of_row(address))
            if cell is not None:
                return Site(cell)
        quoted = self._quoted(comment.quote, comment.section) if comment.quote else None
        if quoted is not None:
            return quoted
        title = self.passages[0][1]
        return Site(title if comment.section is None else self.headings.get(comment.section, title))

    def _first_of_row(self, address: str) -> CT_P | None:
        row = (address + "/", address + ".")
        return next((cell for key, cell in self.cells.items() if key.startswith(row)), None)

    def _quoted(self, quote: str, section: int | None) -> Site | None:
        for _, paragraph in sorted(self.passages, key=lambda passage: passage[0] != section):
            span = _span(paragraph.text, quote)
            if span is not None:
                return Site(paragraph, *span)
        return None


def _span(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of a quote in a text, white space left out of account."""
    wanted = "".join(quote.split())
    inked = [at for at, character in enumerate(text) if not character.isspace()]
    found = "".join(text[at] for at in inked).find(wanted) if wanted else -1
    return (inked[found], inked[found + len(wanted) - 1] + 1) if found >= 0 else None


def sites(document: Document, outline: Outline) -> Sites:
    """The places of a docx as `docx.write` lays this outline out."""
    headed = iter([part.number for part in outline.parts if part.heading is not None])
    tables = iter([t for t in (*(part.table for part in outline.parts), outline.annex) if t])
    heading = document.styles["Heading 1"].style_id
    section: int | None = None
    passages: list[tuple[int | None, CT_P]] = []
    headings: dict[int, CT_P] = {}
    cells: dict[str, CT_P] = {}
    for element in document.element.body:
        if isinstance(element, CT_Tbl):
            cells |= _cells(next(tables), element)
        elif isinstance(element, CT_P):
            if element.style == heading:
                section = next(headed, None)
                if section is not None:
                    headings.setdefault(section, element)
            passages.append((section, element))
    return Sites(tuple(passages), headings, cells)


def _cells(table: PrintedTable, element: CT_Tbl) -> Iterator[tuple[str, CT_P]]:
    """The paragraph of each figure by its address; a row holds a cell for all that reach into it."""
    for number, row in enumerate(element.tr_lst):
        across = sorted(
            (cell for cell in table.cells if cell.row <= number < cell.row_end),
            key=lambda cell: cell.column,
        )
        for cell, printed in zip(across, row.tc_lst, strict=True):
            if cell.address is not None:
                yield cell.address, printed.p_lst[0]
