"""The pages of a PDF as pictures, and where on them stands what was read: a report beside its source."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

import pypdfium2 as pdfium

from mingtang.documents.raw import Place, UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf import PDFIUM, Layout, corrupt, lay_out, opened
from mingtang.documents.readers.pdf_flow import Placed, Text
from mingtang.documents.readers.pdf_glyphs import Line
from mingtang.documents.readers.pdf_sheets import Sheets, hull, key
from mingtang.documents.readers.pdf_tables import Cell

MAX_PIXELS = 12_000_000
"""Of one picture: four times an A4 page on a large screen."""

MAX_SIDE = 8_000
"""Pixels of either side of one picture."""

Passage = tuple[Place, str]
"""A place and the words quoted from it; "" asks for the whole of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page (from 1) as shares, 0 to 1, of its width and height from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def page_count(data: bytes) -> int:
    """How many pages this PDF has. Raises `UnreadableDocument` (`empty`, `encrypted`, `corrupt`)."""
    with PDFIUM, opened(data) as document:
        return len(document)


def page_image(data: bytes, page: int, width: int) -> bytes:
    """A PNG of one page (from 1), `width` pixels wide, narrower where it would grow beyond the limits.

    Raises `UnreadableDocument`: `no_such_page`, and as `page_count` does; ValueError for a width
    below 1. Scanned pages have pictures too.
    """
    if width < 1:
        raise ValueError(f"图片宽度必须是正整数，而不是{width}。")
    with PDFIUM, opened(data) as document:
        count = len(document)
        if not 1 <= page <= count:
            raise UnreadableDocument(
                "no_such_page", f"该PDF共{count}页，没有第{page}页。请在第1页至第{count}页中选择。"
            )
        try:
            loaded = document[page - 1]
            image = loaded.render(scale=_scale(loaded, width)).to_pil()
        except pdfium.PdfiumError as error:
            raise corrupt() from error
    png = io.BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def _scale(page: pdfium.PdfPage, width: int) -> float:
    size: tuple[float, float] = page.get_size()
    across, down = size
    if across <= 0 or down <= 0:
        raise corrupt()
    limit = min(MAX_SIDE / max(across, down), sqrt(MAX_PIXELS / (across * down)))
    return min(width / across, limit)


def boxes(data: bytes, passages: Iterable[Passage]) -> dict[Passage, tuple[Box, ...]]:
    """Where each of these passages stands on the pages, in reading order; () where that is unknown.

    A place is one that reading this PDF gave: a cell, a row or the whole of a table gives one box
    (the words do not matter); a paragraph gives a box for each line that prints the words quoted,
    for all its lines where no words are given or it does not print them; a place without table or
    paragraph is looked for by its words, on its page if it has one. White space does not count.

    Raises `UnreadableDocument` where the PDF cannot be read.
    """
    wanted = tuple(dict.fromkeys(passages))
    layout = lay_out(data)
    with PDFIUM, opened(data) as document:
        sheets = Sheets(document, {page.number: page.turns for page in layout.pages})
        finder = _Finder(layout, sheets)
        return {
            passage: tuple(
                Box(number, *sheets.shown(number, box)) for number, box in finder.find(*passage)
            )
            for passage in wanted
        }


Found = list[tuple[int, native.Box]]


class _Finder:
    """Pages and boxes of passages, in points of the pages as they were read."""

    def __init__(self, layout: Layout, sheets: Sheets) -> None:
        self._sheets = sheets
        numbered = tuple(layout.numbered())
        self._tables = {number: item for number, item in numbered if isinstance(item, Placed)}
        self._texts = {number: item for number, item in numbered if isinstance(item, Text)}

    def find(self, place: Place, quote: str) -> Found:
        if place.table is not None:
            table = self._tables.get(place.table)
            cells = _cells(table, place) if table else ()
            return [(table.page, hull(cell.box for cell in cells))] if table and cells else []
        if place.paragraph is not None:
            text = self._texts.get(place.paragraph)
            return self._sheets.words(text.lines, quote) or _lines(text) if text else []
        texts = [text for text in self._texts.values() if place.page in (None, *_pages(text))]
        return self._sheets.words(list(_printing(texts, key(quote))), quote)


def _pages(text: Text) -> Iterator[int]:
    return (page for page, _ in text.lines)


def _printing(texts: Sequence[Text], wanted: str) -> Iterator[tuple[int, Line]]:
    """The lines of the first paragraphs that print these words: a title may be two of them."""
    keys = [key(text.text) for text in texts]
    start = "".join(keys).find(wanted) if wanted else -1
    if start >= 0:
        ends = list(accumulate(map(len, keys)))
        first, last = bisect_right(ends, start), bisect_left(ends, start + len(wanted))
        for text in texts[first : last + 1]:
            yield from text.lines


def _lines(text: Text) -> Found:
    return [(page, (line.left, line.bottom, line.right, line.top)) for page, line in text.lines]


def _cells(table: Placed, place: Place) -> Sequence[Cell]:
    """The cells of a place inside a table, which counts rows and columns from 1."""
    cells: Sequence[Cell] = table.table.cells
    if place.row is not None:
        row = place.row - 1
        cells = [c for c in cells if c.slot.row <= row < c.slot.row + c.slot.rows]
        if place.column is None:  # a label that spans several rows would stretch the row
            cells = [cell for cell in cells if cell.slot.rows == 1] or cells
    if place.column is not None:
        column = place.column - 1
        cells = [c for c in cells if c.slot.column <= column < c.slot.column + c.slot.columns]
    return cells
