"""One page of a PDF → its lines and tables, upright and in page space."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import pi

import pypdfium2 as pdfium

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_glyphs import SPACES, Line, lines, runs
from mingtang.documents.readers.pdf_lattice import lattices, strokes
from mingtang.documents.readers.pdf_native import Box
from mingtang.documents.readers.pdf_paths import Drawing, drawing
from mingtang.documents.readers.pdf_tables import Table, TableRegions, ruled_tables

MAX_CHARACTERS = 200_000
FEW = 30  # characters: a page with fewer beside a large picture is a scan
LARGE = 0.5  # share of the page that the pictures of a scan cover


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds. `garbled` of its `characters` have no readable code."""

    number: int
    box: Box
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    characters: int
    garbled: int
    is_scan: bool


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Page `index` (from 0). Raises `PdfiumError` where PDFium cannot load it."""
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            return _read(page, textpage, index + 1)
        finally:
            textpage.close()
    finally:
        page.close()


def _read(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> Page:
    count = native.character_count(textpage)
    if count > MAX_CHARACTERS:
        raise UnreadableDocument(
            "too_complex",
            f"该PDF第{number}页的文字超过{MAX_CHARACTERS}个，不是一份年度报告的版面。"
            "请核对文件，或从原始Word、WPS文件重新导出PDF。",
        )
    text = native.text_of(textpage, count)
    drawn = drawing(page)
    width, height = page.get_size()
    boxes, turns = _boxes(native.address(textpage), textpage, text)
    rules = drawn.rules
    if turns:
        rules = [native.turned(rule, turns) for rule in rules]
    horizontal, vertical = strokes(rules)
    ruled, _ = lattices(horizontal, vertical)
    regions = TableRegions(ruled)
    found = runs(text, boxes, regions)
    visible = sum(1 for character in text if character not in SPACES)
    return Page(
        number,
        native.turned((0.0, 0.0, width, height), turns),
        tuple(lines(found.get(-1, []))),
        tuple(ruled_tables(regions, found)),
        visible,
        _garbled(text),
        _is_scan(drawn, visible, width * height),
    )


def _boxes(handle: int, textpage: pdfium.PdfTextPage, text: str) -> tuple[array[float], int]:
    """Em boxes of all characters turned upright, and by how many quarters they were turned.

    PDFium's em boxes are empty for text that does not run level, and too large for vertical
    fonts; there the box is rebuilt from the ink and the size of the font.
    """
    boxes = native.loose_boxes(textpage, len(text))
    sizes = [high - low for high, low in zip(boxes[1::4], boxes[3::4], strict=True)]
    widths = [right - left for left, right in zip(boxes[0::4], boxes[2::4], strict=True)]
    inked = [index for index, character in enumerate(text) if character not in SPACES]
    flat = [index for index in inked if sizes[index] < 0.01 or widths[index] < 0.01]
    turns, rebuilt = 0, list[int]()
    if 2 * len(flat) > len(inked):
        turns = round(native.angle(handle, flat[len(flat) // 2]) / (pi / 2)) % 4
        rebuilt, flat = inked, []
    elif inked:
        inked.sort(key=sizes.__getitem__)
        middle = inked[len(inked) // 2]
        _, bottom, _, top = native.turned_box(handle, middle, 0)
        if not 0.5 < sizes[middle] / max(top - bottom, 0.01) < 2:
            rebuilt, flat = inked, []
        else:
            largest = 3 * sizes[middle]
            rebuilt = [index for index in reversed(inked) if sizes[index] > largest]
    for index in rebuilt:
        left, bottom, right, top = native.turned_box(handle, index, turns)
        boxes[4 * index : 4 * index + 4] = array("f", (left, top, right, bottom))
    for index in flat:
        left, bottom, right, top = native.tight_box(handle, index)
        boxes[4 * index : 4 * index + 4] = array("f", (left, top, right, bottom))
    return boxes, turns


def _garbled(text: str) -> int:
    """How many characters say nothing: private use, replacement and control codes."""
    return sum(
        1
        for character in text
        if "\ue000" <= character <= "\uf8ff" or character == "\ufffd" or "\x03" < character < "\t"
    )


def _is_scan(drawn: Drawing, visible: int, area: float) -> bool:
    if visible >= FEW:
        return False
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in drawn.images)
    return covered > LARGE * area
