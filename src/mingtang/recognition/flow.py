"""A raw document as one flow of lines: text lines and table rows in reading order.

Exports that ran the whole report into one paragraph are cut where a heading or a table begins, so
that everything after sees lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mingtang.annual.edition import editions
from mingtang.documents.raw import Grid, GridCell, Paragraph, Place, RawDocument
from mingtang.recognition.spelling import squash

_SHEET_NAME = re.compile(
    r"(?:表[一二三四]|正文|Sheet\d+|(?:附件\d?[:：]?)?.{0,30}政府信息公开情况统计表)$"
)
PROSE = 60  # a cell with more letters than this holds sentences, not a label


@dataclass(frozen=True, slots=True)
class TextLine:
    text: str
    at: Place
    level: int | None = None


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a grid: the cells that begin in it, left to right. `grid` numbers the grids;
    `regular`: the columns of the grid line up (exports to text lose merged cells, and shift)."""

    cells: tuple[GridCell, ...]
    grid: int
    at: Place
    regular: bool = True

    @property
    def squashed(self) -> str:
        return squash("".join(cell.text for cell in self.cells))


Line = TextLine | RowLine


def _spaced(wording: str) -> str:
    return r"\s*".join(re.escape(letter) for letter in wording)


_NUMERAL = r"[一二三四五六七八]\s*[、.．]\s*"


@cache
def _titles() -> tuple[str, str]:
    """The section titles of every form as alternatives: those of some length, and 概述 and its like."""
    titles = {w for e in editions().values() for s in e.sections for w in s.wordings}
    long = sorted((title for title in titles if len(title) > 3), key=len, reverse=True)
    short = sorted(title for title in titles if len(title) <= 3)
    return "|".join(map(_spaced, long)), "|".join(map(_spaced, short))


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\s*{_NUMERAL}(?:{'|'.join(_titles())})\s*")


@cache
def _breaks() -> re.Pattern[str]:
    """Where a new line must begin even if the source does not begin one."""
    long, short = _titles()
    return re.compile(
        "|".join(
            (
                f"{_NUMERAL}(?:{long})",
                rf"(?<=[。）)\s]){_NUMERAL}(?:{short})(?=\s)",
                _NUMERAL + r"[^。，；\n]{2,14}复议[^。，；\n]{1,14}情况",  # misspelt often
                r"第\s*二十\s*条\s*第\s*[（(]\s*一\s*[）)]\s*项(?=\s*信\s*息\s*内\s*容)",
                r"[（(]\s*本\s*列\s*数\s*据\s*的\s*勾\s*稽",
                r"行\s*政\s*复\s*议\s*行\s*政\s*诉\s*讼\s*结\s*果\s*维\s*持",
                r"附\s*[件表]\s*\d?\s*[:：]",
            )
        )
    )


def _cut(paragraph: Paragraph) -> Iterator[TextLine]:
    text = paragraph.text
    starts = [0]
    if len(text) > 12:
        starts += [m.start() for m in _breaks().finditer(text) if m.start() > 0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end].strip("\n")
        if piece.strip() or len(starts) == 1:
            yield TextLine(piece, paragraph.at, paragraph.level)


def _text_lines(paragraph: Paragraph) -> Iterator[TextLine]:
    for piece in paragraph.text.split("\n"):
        yield from _cut(Paragraph(piece, paragraph.at, paragraph.level))


def _is_regular(grid: Grid) -> bool:
    return grid.rows * grid.columns == sum(cell.row_span * cell.column_span for cell in grid.cells)


def _is_text(text: str) -> bool:
    """Whether the only filled cell of a row is narrative or a heading rather than a part of a table."""
    return len(text) > PROSE or "。" in text or _heading().fullmatch(text) is not None


def _rows(grid: Grid, number: int) -> Iterator[Line]:
    regular = _is_regular(grid)
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    for index in sorted(rows):
        cells = sorted(rows[index], key=lambda cell: cell.column)
        filled = [cell for cell in cells if cell.text.strip()]
        if len(filled) == 1 and _is_text(filled[0].text):
            yield from _text_lines(Paragraph(filled[0].text, filled[0].at))
        else:  # an empty row too: it may be one of the form's whose label is lost
            yield RowLine(tuple(cells), number, cells[0].at, regular)


def _tells(text: str) -> bool:
    """Whether a line says anything: not empty, and not merely the name of a sheet or annex."""
    return bool(text) and not _SHEET_NAME.match(text)


def lines(document: RawDocument) -> list[Line]:
    """The lines of a document in reading order; empty lines are left out."""
    flow: list[Line] = []
    grids = 0
    for block in document.blocks:
        if isinstance(block, Grid):
            grids += 1
            flow.extend(_rows(block, grids))
        else:
            flow.extend(line for line in _text_lines(block) if _tells(line.text.strip()))
    return flow
