"""One page of a PDF → its lines and tables, upright and in page space."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_boxes import em_boxes
from mingtang.documents.readers.pdf_columns import parted
from mingtang.documents.readers.pdf_cuts import cut, spilled
from mingtang.documents.readers.pdf_glyphs import SPACES, Line, Run, lines, runs
from mingtang.documents.readers.pdf_lattice import Lattice, Stroke, lattices, strokes
from mingtang.documents.readers.pdf_native import Box
from mingtang.documents.readers.pdf_open_tables import level_tables, with_side_columns
from mingtang.documents.readers.pdf_paths import Drawing, drawing
from mingtang.documents.readers.pdf_sense import Sense, judge
from mingtang.documents.readers.pdf_tables import Table, TableRegions, ruled_table

MAX_CHARACTERS = 200_000
FEW = 30  # characters: a page with fewer beside a large picture is a scan
LARGE = 0.5  # share of the page that the pictures of a scan cover


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds. `characters` counts those that are no space; boxes are those of the page
    turned back by `turns` quarters (`pdf_native.turned`), so that its text is level."""

    number: int
    box: Box
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    characters: int
    sense: Sense
    is_scan: bool
    turns: int


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
    text, boxes, turns = em_boxes(textpage, text)
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
        judge(text),
        _is_scan(drawn, visible, width * height),
        turns,
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


def _is_scan(drawn: Drawing, visible: int, area: float) -> bool:
    if visible >= FEW:
        return False
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in drawn.images)
    return covered > LARGE * area
