"""The pages of an open PDF once more: where lines, words and boxes stand on the page as it is shown.

What was read stands in points of the page turned level; a picture of the page is turned and cut as
the file says. PDFium itself tells the one from the other.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_boxes import em_boxes
from mingtang.documents.readers.pdf_glyphs import SPACES, Line, clean
from mingtang.documents.readers.pdf_native import Box

_FINE = 1 << 20  # steps into which the page is parted to either side
_TWICE = 0.3  # of its height: equal letters this near are one, printed twice to look bold

Letter = tuple[str, Box]


def key(text: str) -> str:
    """A text as it is compared: plain forms of its letters, no white space."""
    return "".join(unicodedata.normalize("NFKC", clean(text)).split())


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around these."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


class Sheets:
    """Pages by their numbers, loaded when first asked for; `turns` are those of the pages read.

    For the one who holds `PDFIUM` and has the document open.
    """

    def __init__(self, document: pdfium.PdfDocument, turns: Mapping[int, int]) -> None:
        self._document = document
        self._turns = turns
        self._pages: dict[int, pdfium.PdfPage] = {}
        self._letters: dict[int, list[Letter]] = {}

    def shown(self, number: int, box: Box) -> Box:
        """Left, top, right, bottom of a box as shares of the page as it is shown, from its upper
        left corner; within the page."""
        left, bottom, right, top = native.turned(box, -self._turns[number] % 4)
        page = self._page(number)
        across, down = zip(_device(page, left, bottom), _device(page, right, top), strict=True)
        return (min(across), min(down), max(across), max(down))

    def words(self, lines: Sequence[tuple[int, Line]], quote: str) -> list[tuple[int, Box]]:
        """Page and box of each stretch of these lines that prints the quote, one a line; empty where
        they do not print it."""
        printed: list[str] = []
        owners: list[tuple[int, int, Box]] = []
        for at, (number, line) in enumerate(lines):
            for letter, box in self._letters_of(number, line):
                plain = key(letter)
                printed.append(plain)
                owners += [(at, number, box)] * len(plain)
        wanted = key(quote)
        start = "".join(printed).find(wanted) if wanted else -1
        if start < 0:
            return []
        found: dict[tuple[int, int], list[Box]] = {}
        for at, number, box in owners[start : start + len(wanted)]:
            found.setdefault((at, number), []).append(box)
        return [(number, hull(boxes)) for (_, number), boxes in found.items()]

    def _letters_of(self, number: int, line: Line) -> Iterator[Letter]:
        """The letters of a line from left to right, those printed twice once."""
        inside = [
            (letter, box)
            for letter, box in self._all_letters(number)
            if line.bottom < (box[1] + box[3]) / 2 < line.top
            and line.left - 1 < (box[0] + box[2]) / 2 < line.right + 1
        ]
        return _trimmed(_once(sorted(inside, key=lambda each: each[1][0])))

    def _all_letters(self, number: int) -> list[Letter]:
        if number not in self._letters:
            textpage = self._page(number).get_textpage()
            try:
                text = native.text_of(textpage, native.character_count(textpage))
                text, flat, _ = em_boxes(textpage, text)
            finally:
                textpage.close()
            sides = iter(flat)
            self._letters[number] = [
                (letter, (left, bottom, right, top))
                for letter, left, top, right, bottom in zip(
                    text, sides, sides, sides, sides, strict=True
                )
                if letter not in SPACES
            ]
        return self._letters[number]

    def _page(self, number: int) -> pdfium.PdfPage:
        if number not in self._pages:
            self._pages[number] = self._document[number - 1]
        return self._pages[number]


def _once(letters: Iterable[Letter]) -> list[Letter]:
    kept: list[Letter] = []
    before: Letter = ("", (0.0, 0.0, 0.0, 0.0))
    for letter, box in letters:
        near = box[0] - before[1][0] < _TWICE * (box[3] - box[1])
        if letter != before[0] or not near:
            kept.append((letter, box))
        before = letter, box
    return kept


def _trimmed(letters: Sequence[Letter]) -> Iterator[Letter]:
    """The letters; marks that are set closer than their em boxes keep off their neighbours."""
    for at, (letter, box) in enumerate(letters):
        left, bottom, right, top = box
        kind = unicodedata.category(letter)
        if kind in {"Ps", "Pi"} and at:
            reach = letters[at - 1][1][2]
            yield letter, (min(max(left, reach), right), bottom, right, top)
        elif kind.startswith("P") and at + 1 < len(letters):
            start = letters[at + 1][1][0]
            yield letter, (left, bottom, max(min(right, start), left), top)
        else:
            yield letter, box


def _device(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page as shares of its width and height as shown, from the upper left corner."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return (min(max(across.value / _FINE, 0.0), 1.0), min(max(down.value / _FINE, 0.0), 1.0))
