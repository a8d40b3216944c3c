"""A piece on a screen of 1920 × 1080: cut into pages that can be read from across a hall."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mingtang.documents.raw import Block, Grid, Paragraph
from mingtang.rendering.characters import width
from mingtang_office.channels.models import Piece
from mingtang_office.channels.printing import blocks_of

LINES, CHARACTERS = 11, 40  # of a page: what fits at the size of the sheet's type
_TITLE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table on a page."""

    cells: tuple[str, ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A paragraph, or the rows of a table."""

    text: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a piece. `parts` are paragraphs (text) and rows of tables."""

    piece: Piece
    number: int
    total: int
    parts: tuple[str | Row, ...]

    @property
    def groups(self) -> list[Group]:
        """The paragraphs one by one, rows that follow each other as one table."""
        found: list[Group] = []
        for part in self.parts:
            if isinstance(part, str):
                found.append(Group(text=part))
            elif found and found[-1].rows and not part.is_head:
                found[-1] = Group(rows=(*found[-1].rows, part))
            else:
                found.append(Group(rows=(part,)))
        return found


def sheets_of(piece: Piece) -> tuple[Sheet, ...]:
    """At least one page."""
    room = LINES - math.ceil(width(piece.title) / _TITLE) + 1
    pages: list[list[str | Row]] = [[]]
    left = float(room - 1 if piece.number else room)
    for part in (part for block in blocks_of(piece) for part in _parts(block)):
        for cut, lines in _fitted(part, left, room):
            if lines > left:
                pages.append([])
                left = room
            pages[-1].append(cut)
            left -= lines
    return tuple(
        Sheet(piece, number, len(pages), tuple(parts)) for number, parts in enumerate(pages, 1)
    )


def _parts(block: Block) -> Iterator[str | Row]:
    if isinstance(block, Paragraph):
        if block.text.strip():
            yield block.text.strip()
        return
    yield from _rows(block)


def _rows(grid: Grid) -> Iterator[Row]:
    for y in range(grid.rows):
        texts = [""] * grid.columns
        for cell in grid.cells:
            if cell.row <= y < cell.row + cell.row_span:
                texts[cell.column] = cell.text  # a merged cell says the same in each of its rows
        yield Row(tuple(texts), is_head=y == 0)


def _fitted(part: str | Row, left: float, room: int) -> Iterator[tuple[str | Row, float]]:
    """The part with the lines it takes; a paragraph that is too long is cut where a page ends."""
    if isinstance(part, Row):
        share = CHARACTERS / max(len(part.cells), 1) - 1
        yield (
            part,
            max(math.ceil(width(text) / max(share, 1)) for text in part.cells or ("",)) + 0.2,
        )
        return
    rest = part
    free = left if left >= 3 else room
    while True:
        taken = _cut(rest, int(free) * CHARACTERS - 3)
        yield rest[:taken], math.ceil((width(rest[:taken]) + 2) / CHARACTERS)
        rest, free = rest[taken:], room
        if not rest:
            return


def _cut(text: str, most: float) -> int:
    """How many characters of the text are no wider than `most`; one at least."""
    wide = 0.0
    for number, character in enumerate(text):
        wide += width(character)
        if wide > most and number:
            return number
    return len(text)
