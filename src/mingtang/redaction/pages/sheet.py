"""One page of a PDF: every character with its box, and whether there is more than a search can find.

For the one who holds `PDFIUM`. Boxes are shares of the page as it is shown, from the upper left.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.pages import Box
from mingtang.documents.readers import pdf_native as native
from mingtang.redaction.pages.blindness import is_blind

_FINE = 1 << 20
Share = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`boxes[i]` is where `text[i]` stands. `is_blind`: pictures, outlines or unreadable codes."""

    number: int
    width: float
    height: float
    text: str
    boxes: Sequence[Share]
    is_blind: bool

    def lines(self) -> list[list[int]]:
        """The characters with ink as lines from top to bottom, each from left to right."""
        inked = [i for i, c in enumerate(self.text) if not c.isspace() and _has_area(self.boxes[i])]
        inked.sort(key=lambda i: _middle(self.boxes[i]))
        found: list[list[int]] = []
        for i in inked:
            if found and _same_line(self.boxes[found[-1][0]], self.boxes[i]):
                found[-1].append(i)
            else:
                found.append([i])
        for line in found:
            line.sort(key=lambda i: self.boxes[i][0])
        return found


def read_sheet(page: pdfium.PdfPage, number: int) -> Sheet:
    """The page with all its text, hidden text included."""
    textpage = page.get_textpage()
    try:
        count = native.character_count(textpage)
        text = native.text_of(textpage, count)
        handle = native.address(textpage)
        loose = iter(native.loose_boxes(textpage, count))
        boxes = [
            shown_box(page, _around((left, bottom, right, top), native.tight_box(handle, index)))
            for index, (left, top, right, bottom) in enumerate(
                zip(loose, loose, loose, loose, strict=True)
            )
        ]
        blind = is_blind(page, textpage, text)
    finally:
        textpage.close()
    width, height = page.get_size()
    return Sheet(number, width, height, text, boxes, blind)


def joined(sheet: Sheet, indexes: Iterable[int]) -> Iterator[Box]:
    """Boxes around these characters, one a line, a little larger than the letters: fonts may claim
    smaller boxes than they fill."""
    group: list[Share] = []
    for index in indexes:
        box = sheet.boxes[index]
        if not _has_area(box):
            continue
        if group and not _goes_on(group[-1], box, sheet):
            yield _hull(group, sheet)
            group = []
        group.append(box)
    if group:
        yield _hull(group, sheet)


def _hull(group: Sequence[Share], sheet: Sheet) -> Box:
    lefts, tops, rights, bottoms = zip(*group, strict=True)
    tall = max(bottom - top for _, top, _, bottom in group)
    down = 0.12 * tall
    across = 0.05 * tall * sheet.height / sheet.width
    return Box(
        sheet.number,
        max(min(lefts) - across, 0.0),
        max(min(tops) - down, 0.0),
        min(max(rights) + across, 1.0),
        min(max(bottoms) + down, 1.0),
    )


def _goes_on(one: Share, other: Share, sheet: Sheet) -> bool:
    """Whether two characters stand beside each other, or below each other in vertical text."""
    tall = max(one[3] - one[1], other[3] - other[1])
    wide = tall * sheet.height / sheet.width
    beside = abs(_middle(one) - _middle(other)) < 0.5 * tall
    apart = max(other[0] - one[2], one[0] - other[2])
    below = abs(one[0] + one[2] - other[0] - other[2]) < wide
    far = max(other[1] - one[3], one[1] - other[3])
    return (beside and apart < 2.5 * wide) or (
        below and far < 0.3 * tall and not beside and far > -tall
    )


def _same_line(one: Share, other: Share) -> bool:
    tall = max(one[3] - one[1], other[3] - other[1])
    return abs(_middle(one) - _middle(other)) < 0.4 * tall


def _middle(box: Share) -> float:
    return (box[1] + box[3]) / 2


def _has_area(box: Share) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _around(one: native.Box, other: native.Box) -> native.Box:
    boxes = [box for box in (one, other) if box[2] > box[0] and box[3] > box[1]]
    if not boxes:
        return one
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def shown_box(page: pdfium.PdfPage, box: native.Box) -> Share:
    """A box in points of the page as shares of the page as it is shown."""
    across, down = zip(_device(page, box[0], box[1]), _device(page, box[2], box[3]), strict=True)
    return (min(across), min(down), max(across), max(down))


def _device(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
