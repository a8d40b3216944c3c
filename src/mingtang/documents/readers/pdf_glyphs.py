"""Characters with boxes → runs → lines of text.

Spaces between Chinese characters are justification and go; so do those between Chinese and
digits. A gap wider than a word space inside a line of the page becomes a TAB: it may part columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from mingtang.documents.characters import RADICALS

_PLAIN: dict[int, str | None] = {
    **RADICALS,
    0x02: "-",  # PDFium's mark for a hyphen at the end of a line
    0xFFFE: "-",
    0xA0: " ",
    0xAD: None,
    0x200B: None,
    0xFEFF: None,
}

SPACES = frozenset(" \t\r\n\x0b\x0c\xa0\u3000\u2002\u2003\u2009\u200b\ufeff\x00\xad")
_WESTERN_PUNCTUATION = frozenset("“”‘’—…·")

WIDE = 1.5  # em: a gap this wide may part two columns


@dataclass(slots=True)
class Run:
    """Characters that follow each other without a gap."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `pieces` are its runs from left to right."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    pieces: tuple[Run, ...]

    def worded(self, text: str) -> Line:
        return replace(self, text=text)

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


class Regions(Protocol):
    def find(self, x: float, y: float) -> tuple[int, float, float, float, float]:
        """Number of the region at a point, and a box that lies wholly inside it."""


def is_cjk(character: str) -> bool:
    return character >= "\u2e80" or character in _WESTERN_PUNCTUATION


def runs(text: str, boxes: Iterable[float], regions: Regions) -> dict[int, list[Run]]:
    """The runs of each region. `boxes` is flat: left, top, right, bottom of each character."""
    found: dict[int, list[Run]] = {}
    flow = iter(boxes)
    x0 = y0 = x1 = y1 = 0.0
    region, spaced = -1, False
    run = Run("", 0.0, 0.0, 0.0, 0.0, False)
    middle = size = right = 0.0
    for character, left, top, end, bottom in zip(text, flow, flow, flow, flow, strict=False):
        if character in SPACES:
            spaced = True
            continue
        x, y = (left + end) / 2, (bottom + top) / 2
        follows = (
            not spaced and -0.3 * size < left - right < 0.25 * size and abs(y - middle) < 0.3 * size
        )
        if not (x0 <= x < x1 and y0 < y <= y1):
            # Text that overflows its cell stands on the rule with a character; a neighbour does not.
            overflows = left < x1 - 0.15 * size or right > x1 + 0.15 * size
            if not (follows and overflows and region >= 0):
                before = region
                region, x0, y0, x1, y1 = regions.find(x, y)
                follows = follows and region == before
        if follows:
            run.text += character
            run.right = right = end
            run.top = max(run.top, top)
            run.bottom = min(run.bottom, bottom)
        else:
            run = Run(character, left, bottom, end, top, spaced)
            found.setdefault(region, []).append(run)
            middle, size, right, spaced = y, top - bottom, end, False
    return found


def lines(found: list[Run], within_cell: bool = False) -> list[Line]:
    """Runs gathered into lines from top to bottom; inside a cell a wide gap is only a space."""
    gathered: list[list[Run]] = []
    middle = size = 0.0
    for run in sorted(found, key=lambda run: -run.middle):
        height = run.top - run.bottom
        if gathered and middle - run.middle < 0.5 * min(size, height):
            gathered[-1].append(run)
        else:
            gathered.append([run])
            middle, size = run.middle, height
    return [line_of(pieces, within_cell) for pieces in gathered]


def line_of(pieces: list[Run], within_cell: bool = False) -> Line:
    """Runs on one line, in any order, as that line."""
    if len(pieces) == 1:
        run = pieces[0]
        return Line(clean(run.text), run.left, run.bottom, run.right, run.top, (run,))
    pieces.sort(key=lambda run: run.left)
    kept = pieces[:1]
    for run in pieces[1:]:
        # Bold is often faked by writing the same text twice.
        if run.text != kept[-1].text or run.left - kept[-1].left > 0.3 * run.height:
            kept.append(run)
    may_part = not within_cell and not _is_spread(kept)
    text = kept[0].text
    for one, two in pairwise(kept):
        text += _between(one, two, may_part) + two.text
    return Line(
        clean(text),
        kept[0].left,
        min(run.bottom for run in kept),
        max(run.right for run in kept),
        max(run.top for run in kept),
        tuple(kept),
    )


def _is_spread(pieces: Sequence[Run]) -> bool:
    """Single Chinese characters set apart, as 通　　知, are one word and no columns."""
    if any(len(run.text) > 1 or not is_cjk(run.text) for run in pieces):
        return False
    gaps = [two.left - one.right for one, two in pairwise(pieces)]
    return max(gaps) < 1.6 * min(gaps) + 1.0 and max(gaps) < 6 * pieces[0].height


def _between(one: Run, two: Run, may_part: bool) -> str:
    gap, em = two.left - one.right, max(one.height, two.height)
    if may_part and gap > WIDE * em:
        return "\t"
    if is_cjk(one.text[-1]) or is_cjk(two.text[0]):
        return ""
    return " " if two.spaced or gap > 0.25 * em else ""


def cell_text(found: Sequence[Line], width: float) -> str:
    """The lines of one cell as one text; `width` in points tells a wrapped number from two."""
    if not found:
        return ""
    text = found[0].text
    for before, line in pairwise(found):
        text += joint(before, line, before.left + width) + line.text
    return text


_NUMERIC = frozenset("0123456789.,%")


def joint(before: Line, after: Line, edge: float) -> str:
    """What stands between two lines of one text: nothing, or a space between words.

    A number goes on in the next line only where the line before it is full up to `edge`.
    """
    last, first = before.text[-1:], after.text[:1]
    if not last or not first or is_cjk(last) or is_cjk(first):
        return ""
    if last in _NUMERIC and first in _NUMERIC:
        return "" if edge - before.right < 0.9 * before.height + 6 else " "
    tail = before.text.split(" ")[-1]
    return "" if last in "-/@_" or any(mark in tail for mark in "@/:") else " "


def clean(text: str) -> str:
    """Radicals and compatibility forms as the plain characters that they stand for."""
    return text if text.isascii() else text.translate(_PLAIN)
