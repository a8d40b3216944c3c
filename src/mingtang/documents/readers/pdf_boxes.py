"""One em box for each character of a page, upright: the ground on which lines and cells stand.

PDFium's em boxes serve level text in fonts that state their ascent. For text that is turned, for
fonts without ascent (browsers embed such) and for vertical fonts the box is rebuilt from the ink
and the size of the font. Slanting text is a watermark and goes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from math import pi

import pypdfium2 as pdfium

from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_glyphs import SPACES

SAMPLE = 12  # characters asked for the direction of a page
MANY = 8  # heights on one page, above which some are heights of ink
SLANT = 0.1  # radians off the level or the upright from which text counts as slanting


def em_boxes(textpage: pdfium.PdfTextPage, text: str) -> tuple[str, array[float], int]:
    """The text without watermark, the box of each character, and the quarters the page is turned.

    The boxes are flat: left, top, right, bottom, in points of the page turned upright.
    """
    handle = native.address(textpage)
    boxes = native.loose_boxes(textpage, len(text))
    heights: dict[float, list[int]] = defaultdict(list)
    for index, (character, top, bottom) in enumerate(
        zip(text, boxes[1::4], boxes[3::4], strict=True)
    ):
        if character not in SPACES:
            heights[round(top - bottom, 1)].append(index)
    text = _without_watermark(handle, text, heights)
    turns = _turns(handle, sorted(index for own in heights.values() for index in own))
    for index in _unreliable(handle, heights, turns):
        if turns or abs(native.angle(handle, index)) < SLANT:
            left, bottom, right, top = native.turned_box(handle, index, turns)
        else:
            left, bottom, right, top = native.tight_box(handle, index)
        boxes[4 * index : 4 * index + 4] = array("f", (left, top, right, bottom))
    return text, boxes, turns


def _without_watermark(handle: int, text: str, heights: dict[float, list[int]]) -> str:
    """The text with slanting characters blanked; their heights are theirs alone, as a rule."""
    slanting: set[int] = set()
    for height, own in heights.items():
        if _slants(native.angle(handle, own[0])) or _slants(native.angle(handle, own[-1])):
            gone = {index for index in own if _slants(native.angle(handle, index))}
            heights[height] = [index for index in own if index not in gone]
            slanting |= gone
    if not slanting:
        return text
    return "".join(" " if index in slanting else c for index, c in enumerate(text))


def _slants(direction: float) -> bool:
    quarter = pi / 2
    return direction >= 0 and abs(direction - quarter * round(direction / quarter)) > SLANT


def _turns(handle: int, inked: list[int]) -> int:
    """Quarters by which most of the page's text is turned, asked of a few characters."""
    sample = inked[:: max(1, len(inked) // SAMPLE)]
    quarters = [round(-native.angle(handle, index) / (pi / 2)) % 4 for index in sample]
    return max(set(quarters), key=quarters.count, default=0)


def _unreliable(handle: int, heights: dict[float, list[int]], turns: int) -> list[int]:
    """The characters whose em box is none: all of a turned page, ink, boxes out of all measure."""
    ordered = [index for height in sorted(heights) for index in heights[height]]
    if turns or not ordered:
        return ordered
    middle = ordered[len(ordered) // 2]
    size = next(height for height, own in heights.items() if middle in own)
    _, bottom, _, top = native.turned_box(handle, middle, 0)
    if not 0.6 < size / max(top - bottom, 0.01) < 1.6:
        return ordered
    wrong: list[int] = []
    for height, own in heights.items():
        if height > 3 * size or height < 0.1 * size:
            wrong += own
        elif len(heights) > MANY:
            inks = ((index, native.tight_box(handle, index)) for index in own)
            wrong += [index for index, ink in inks if abs(ink[3] - ink[1] - height) < 0.06]
    return wrong
