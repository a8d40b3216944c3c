"""One page of a PDF → its lines and tables, upright and in page space."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from math import pi

import pypdfium2 as pdfium

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_columns import parted
from mingtang.documents.readers.pdf_cuts import cut, spilled
from mingtang.documents.readers.pdf_glyphs import SPACES, Line, Run, lines, runs
from mingtang.documents.readers.pdf_lattice import Lattice, Stroke, lattices, strokes
from mingtang.documents.readers.pdf_native import Box
from mingtang.documents.readers.pdf_open_tables import level_tables, with_side_columns
from mingtang.documents.readers.pdf_paths import Drawing, drawing
from mingtang.documents.readers.pdf_tables import Table, TableRegions, ruled_table

MAX_CHARACTERS = 200_000
FEW = 30  # characters: a page with fewer beside a large picture is a scan
MANY_SIZES = 8  # heights of characters on one page, above which some are heights of ink
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
    ruled, loose = lattices(horizontal, vertical)
    regions, found = _regions(text, boxes, ruled)
    tables, body = _tables(regions, found, loose)
    visible = sum(1 for character in text if character not in SPACES)
    return Page(
        number,
        native.turned((0.0, 0.0, width, height), turns),
        tuple(parted(body)),
        tuple(tables),
        visible,
        _garbled(text),
        _is_scan(drawn, visible, width * height),
    )


def _regions(
    text: str, boxes: array[float], ruled: list[Lattice]
) -> tuple[TableRegions, dict[int, list[Run]]]:
    regions = TableRegions(ruled)
    found = runs(text, boxes, regions)
    if any(lattice.is_open for lattice in ruled):
        body = lines(found.get(-1, []))
        longer = [
            replace(lattice, ys=(*lattice.ys[:-1], bottom))
            if (bottom := spilled(lattice, body)) is not None
            else lattice
            for lattice in ruled
        ]
        if longer != ruled:
            regions = TableRegions(longer)
            found = runs(text, boxes, regions)
    return regions, found


def _tables(
    regions: TableRegions, found: dict[int, list[Run]], loose: list[Stroke]
) -> tuple[list[Table], list[Line]]:
    body = lines(found.get(-1, []))
    tables: list[Table] = []
    for number, ruled in enumerate(regions.tables):
        lattice, texts = cut(ruled, regions.texts(number, found))
        table = ruled_table(lattice, texts)
        if len(table.cells) > 1:
            table, body = with_side_columns(table, lattice, body)
            tables.append(table)
    opened, body = level_tables(loose, body)
    return tables + opened, body


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
    turns = 0
    if 2 * len(flat) > len(inked):
        turns = round(native.angle(handle, flat[len(flat) // 2]) / (pi / 2)) % 4
        rebuilt, flat = inked, []
    else:
        rebuilt = _unreliable(handle, sizes, inked)
    for index in rebuilt:
        left, bottom, right, top = native.turned_box(handle, index, turns)
        boxes[4 * index : 4 * index + 4] = array("f", (left, top, right, bottom))
    for index in flat:
        left, bottom, right, top = native.tight_box(handle, index)
        boxes[4 * index : 4 * index + 4] = array("f", (left, top, right, bottom))
    return boxes, turns


def _unreliable(handle: int, sizes: list[float], inked: list[int]) -> list[int]:
    """The characters whose em box is not one.

    A font without ascent gives the ink instead, as many heights as shapes; a vertical font of
    scaled text gives a box many times too large.
    """
    if not inked:
        return []
    ordered = sorted(inked, key=sizes.__getitem__)
    middle = ordered[len(ordered) // 2]
    _, bottom, _, top = native.turned_box(handle, middle, 0)
    if not 0.6 < sizes[middle] / max(top - bottom, 0.01) < 1.6:
        return inked
    largest = 3 * sizes[middle]
    wrong = {index for index in ordered[len(ordered) // 2 :] if sizes[index] > largest}
    if len({round(sizes[index], 1) for index in inked}) > MANY_SIZES:
        inks = ((index, native.tight_box(handle, index)) for index in inked)
        wrong.update(i for i, ink in inks if abs(ink[3] - ink[1] - sizes[i]) < 0.01)
    return sorted(wrong)


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
