"""The source of a report beside it: the page of a PDF with marks on it, or the words and tables as
they were read, and in either where a finding or a cell stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from django.core.cache import cache

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Quote
from mingtang.documents.pages import Box, boxes, page_count
from mingtang.documents.raw import Block, Format, Grid, GridCell, Paragraph, Place, RawDocument
from mingtang_office.auditing.marking import Numbered, cells_of, places_of, quoted_cells
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.auditing.passages import span

Passage = tuple[Place, str]

_KEPT = 3600  # seconds that the boxes of a finding stay in the cache
_FULL = 10_000  # the side of a page in units of the marks laid over it
_WINDOW = 600  # table slots and paragraphs that the pane shows at once
_MOST_PLACES = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the picture of a page, in ten-thousandths of its sides."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PagePane:
    """One page of a PDF; `pages` are those on which something is marked."""

    number: int
    count: int
    marks: tuple[Mark, ...]
    pages: tuple[int, ...]

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None


@dataclass(frozen=True, slots=True)
class ShownText:
    """A paragraph as stretches: words, whether they are marked, whether they are the first so."""

    stretches: tuple[tuple[str, bool, bool], ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    cell: GridCell
    is_marked: bool
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class ShownGrid:
    name: str
    rows: tuple[tuple[ShownCell, ...], ...]


@dataclass(frozen=True, slots=True)
class TextPane:
    """A stretch of the source as read; `before` and `after` are block numbers from which to read on,
    None where nothing is left out."""

    blocks: tuple[ShownText | ShownGrid, ...]
    before: int | None
    after: int | None


# -- Where it stands ------------------------------------------------------------------------------


def passages_of_finding(
    report: AnnualReport, document: RawDocument, each: Numbered
) -> tuple[Passage, ...]:
    """The quotes of a finding that stand in this source, then its cells. A quote of last year's
    report, whose place is one of another file, is not among them."""
    quoted = [
        passage
        for quote in each.finding.quotes
        if (passage := _standing(report, document, quote)) is not None
    ]
    cells = ((place, "") for place in places_of(report, cells_of(report, each)))
    return tuple(dict.fromkeys((*quoted, *cells)))[:_MOST_PLACES]


def passages_of_cell(report: AnnualReport, address: str) -> tuple[Passage, ...]:
    return tuple((place, "") for place in places_of(report, (address,)))


def _standing(report: AnnualReport, document: RawDocument, quote: Quote) -> Passage | None:
    at = quote.at
    if at is not None and at.table is not None:
        return (at, "") if quoted_cells(report, quote) or _printed(document, at, quote) else None
    wanted = "".join(quote.text.split())
    for paragraph in document.paragraphs:
        if at is not None and at.paragraph not in (None, paragraph.at.paragraph):
            continue
        if span(paragraph.text, wanted) is not None:
            return (paragraph.at, quote.text)
    return None


def _printed(document: RawDocument, at: Place, quote: Quote) -> bool:
    """Whether the cell of a grid at this place holds words of the quote."""
    for grid in document.grids:
        if grid.at.table == at.table:
            texts = ("".join(cell.text.split()) for cell in grid.cells if cell.at == at)
            return any(text and text in "".join(quote.text.split()) for text in texts)
    return False


# -- Pages of a PDF -------------------------------------------------------------------------------


def has_pages(report: CheckedReport) -> bool:
    return report.format == Format.PDF


def file_bytes(report: CheckedReport) -> bytes:
    with report.file.open("rb") as file:
        return bytes(file.read())


def page_pane(
    report: CheckedReport, passages: Sequence[Passage], page: int | None = None
) -> PagePane:
    """The page asked for, else the first on which something stands, else the first.

    Raises `UnreadableDocument` where the file is no PDF that can be drawn.
    """
    count, found = _boxes(report, passages)
    first = found[0].page if found else 1
    number = min(max(page or first, 1), count)
    return PagePane(
        number,
        count,
        tuple(_mark(box) for box in found if box.page == number),
        tuple(sorted({box.page for box in found})),
    )


def _boxes(report: CheckedReport, passages: Sequence[Passage]) -> tuple[int, tuple[Box, ...]]:
    name = sha256(repr(passages).encode()).hexdigest()
    key = f"auditing-boxes:{report.sha256}:{name}"
    kept: tuple[int, tuple[Box, ...]] | None = cache.get(key)
    if kept is None:
        data = file_bytes(report)
        found = boxes(data, passages) if passages else {}
        kept = page_count(data), tuple(dict.fromkeys(b for each in found.values() for b in each))
        cache.set(key, kept, _KEPT)
    return kept


def _mark(box: Box) -> Mark:
    left, top = round(box.left * _FULL), round(box.top * _FULL)
    return Mark(
        left,
        top,
        max(round(box.right * _FULL) - left, 1),
        max(round(box.bottom * _FULL) - top, 1),
    )


# -- Words and tables as read ---------------------------------------------------------------------


def text_pane(
    document: RawDocument, passages: Sequence[Passage], start: int | None = None
) -> TextPane:
    """The blocks around the first passage, or from block number `start` on; as many as a pane bears."""
    blocks = document.blocks
    at = next((n for n, block in enumerate(blocks) if _holds(block, passages)), 0)
    first, last = _window(blocks, at) if start is None else _forward(blocks, start)
    shown: list[ShownText | ShownGrid] = []
    is_first = True
    for block in blocks[first:last]:
        holds = _holds(block, passages)
        shown.append(_shown(block, passages, is_first=is_first and holds))
        is_first = is_first and not holds
    return TextPane(
        tuple(shown),
        _backward(blocks, first) if first > 0 else None,
        last if last < len(blocks) else None,
    )


def _weight(block: Block) -> int:
    return len(block.cells) if isinstance(block, Grid) else 1


def _forward(blocks: Sequence[Block], start: int) -> tuple[int, int]:
    start = min(max(start, 0), max(len(blocks) - 1, 0))
    last, weight = start, 0
    while last < len(blocks) and (last == start or weight < _WINDOW):
        weight += _weight(blocks[last])
        last += 1
    return start, last


def _backward(blocks: Sequence[Block], first: int) -> int:
    weight = 0
    while first > 0 and weight < _WINDOW:
        first -= 1
        weight += _weight(blocks[first])
    return first


def _window(blocks: Sequence[Block], at: int) -> tuple[int, int]:
    first, last, weight = at, at, 0
    while weight < _WINDOW and (first > 0 or last < len(blocks)):
        if last < len(blocks):
            weight += _weight(blocks[last])
            last += 1
        if first > 0 and weight < _WINDOW:
            first -= 1
            weight += _weight(blocks[first])
    return first, last


def _holds(block: Block, passages: Iterable[Passage]) -> bool:
    if isinstance(block, Grid):
        return any(
            place.table is not None and place.table == block.at.table for place, _ in passages
        )
    return any(_is_at(place, block) for place, _ in passages)


def _is_at(place: Place, paragraph: Paragraph) -> bool:
    return place.table is None and place.paragraph == paragraph.at.paragraph is not None


def _shown(block: Block, passages: Sequence[Passage], *, is_first: bool) -> ShownText | ShownGrid:
    if isinstance(block, Grid):
        return _shown_grid(block, passages, is_first=is_first)
    spans = [
        span(block.text, "".join(words.split())) or (0, len(block.text))
        for place, words in passages
        if _is_at(place, block)
    ]
    cuts = sorted({0, len(block.text), *(end for each in spans for end in each)})
    stretches = []
    for start, end in pairwise(cuts):
        is_marked = any(s <= start and end <= e for s, e in spans)
        stretches.append((block.text[start:end], is_marked, is_marked and is_first))
        is_first = is_first and not is_marked
    return ShownText(tuple(stretches), block.level is not None)


def _shown_grid(grid: Grid, passages: Sequence[Passage], *, is_first: bool) -> ShownGrid:
    places = {
        (place.row, place.column)
        for place, _ in passages
        if place.table is not None and place.table == grid.at.table
    }
    rows: list[list[ShownCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        marked = any(_covers(cell, row, column) for row, column in places)
        rows[cell.row].append(ShownCell(cell, marked, marked and is_first))
        is_first = is_first and not marked
    return ShownGrid(str(grid.at), tuple(tuple(row) for row in rows))


def _covers(cell: GridCell, row: int | None, column: int | None) -> bool:
    """Whether this cell stands in the row and column (from 1) of a place that may know neither."""
    return (row is None or cell.row < row <= cell.row + cell.row_span) and (
        column is None or cell.column < column <= cell.column + cell.column_span
    )
