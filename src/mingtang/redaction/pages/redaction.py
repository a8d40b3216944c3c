"""PDF: pages as they are shown become pictures, marked places are burnt in, a new file holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image

from mingtang.documents.pages import Box
from mingtang.redaction.losses import Losses
from mingtang.redaction.made import Made, check_areas, covered_whole, refuse_unseen
from mingtang.redaction.marks import Mark
from mingtang.redaction.outcome import Examined, Passage, RedactionRefused
from mingtang.redaction.pages.leftovers import note_leftovers
from mingtang.redaction.pages.marking import Blackened, blacken, place
from mingtang.redaction.pages.preparing import load, prepared
from mingtang.redaction.pages.sheet import Sheet, read_sheet
from mingtang.redaction.pages.writing import Printed, write
from mingtang.redaction.pictures import MAX_PIXELS, paint

EXTENSION = "pdf"
MEDIA_TYPE = "application/pdf"
DPI = 200
"""Dots an inch of the pictures: small print stays legible."""

_POINTS = 72
_UNIT = "第页"
_WHAT = "有图片、图形或者没有编码的文字，尚未经人查看"


def examine(data: bytes, marks: Sequence[Mark]) -> Examined:
    """What the pages say, where the marks stand on them, which pages a person must look at."""
    losses = Losses()
    note_leftovers(data, losses)
    with prepared(data, losses) as document:
        sheets = list(_sheets(document))
    check_areas(marks, len(sheets), _UNIT)
    found = blacken(sheets, marks)
    blind = {sheet.number for sheet in sheets if sheet.is_blind}
    return Examined(
        passages=tuple(Passage(place(sheet.number), sheet.text) for sheet in sheets),
        figures=(),
        pages=len(sheets),
        to_be_viewed=frozenset(blind - covered_whole(marks)),
        dropped=losses.entries(),
        hits=tuple(found.hits),
    )


def make(data: bytes, marks: Sequence[Mark], viewed: Collection[int]) -> Made:
    """The new PDF. Raises `RedactionRefused`."""
    losses = Losses()
    note_leftovers(data, losses)
    with prepared(data, losses) as document:
        sheets = list(_sheets(document))
        check_areas(marks, len(sheets), _UNIT)
        found = blacken(sheets, marks)
        blind = {sheet.number for sheet in sheets if sheet.is_blind}
        refuse_unseen(blind - covered_whole(marks) - set(viewed), _UNIT, _WHAT)
        made = write(_printed(document, sheets, found))
    return Made(
        made,
        tuple(found.hits),
        losses.entries(),
        tuple(Passage(place(sheet.number), sheet.text) for sheet in sheets),
        tuple(_left(sheets, found)),
    )


def _sheets(document: pdfium.PdfDocument) -> Iterator[Sheet]:
    for index in range(len(document)):
        page = load(document, index)
        try:
            yield read_sheet(page, index + 1)
        finally:
            page.close()


def _printed(
    document: pdfium.PdfDocument, sheets: Sequence[Sheet], found: Blackened
) -> Iterator[Printed]:
    for sheet in sheets:
        image = picture(document, sheet.number)
        boxes: Sequence[Box] = found.boxes.get(sheet.number, ())
        paint(image, boxes)
        yield Printed(image, sheet.width, sheet.height)


def picture(document: pdfium.PdfDocument, number: int) -> Image.Image:
    """The page as it is shown, annotations left out: those that stay are part of it by now."""
    page = load(document, number - 1)
    try:
        width, height = page.get_size()
        scale = DPI / _POINTS
        if width <= 0 or height <= 0 or width * height * scale * scale > MAX_PIXELS:
            raise RedactionRefused(
                "page",
                f"该PDF第{number}页的幅面过大或者无效，不能转为清晰的图像。请按A3或者A4幅面重新打印为PDF后上传。",
            )
        bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
        drawn: Image.Image = bitmap.to_pil()
    except pdfium.PdfiumError as error:
        raise RedactionRefused(
            "page", f"该PDF第{number}页无法显示。请从原文件重新导出PDF后上传。"
        ) from error
    finally:
        page.close()
    return drawn.convert("RGB")


def _left(sheets: Sequence[Sheet], found: Blackened) -> Iterator[Passage]:
    """What the pages still say."""
    for sheet in sheets:
        gone = found.letters.get(sheet.number, set())
        text = "".join("█" if index in gone else c for index, c in enumerate(sheet.text))
        yield Passage(place(sheet.number), text)
