"""A report as a workbook: the narrative on the first sheet, each table on a sheet of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from mingtang.law.numerals import numeral
from mingtang.rendering.archive import timeless
from mingtang.rendering.outline import Outline, Part, PrintedParagraph
from mingtang.rendering.xlsx_table import draw_table, number_pages, set_text

_NARRATIVE = "正文"
_WIDTH = 92
_LIMIT = 32_000  # characters a cell may hold, a little under Excel's own limit
_TITLE = Font(size=18, bold=True)
_HEADING = Font(size=13, bold=True)
_SUBHEADING = Font(size=11, bold=True)
_BODY = Font(size=11)


def write(outline: Outline) -> bytes:
    """The bytes of the xlsx; the same outline gives the same bytes.

    A figure is a number where writing it as a number loses nothing of the source text; whatever
    else stands in a cell is text, never a formula.
    """
    workbook = Workbook()
    sheet: Worksheet = workbook.worksheets[0]
    sheet.title = _NARRATIVE
    links = dict(_tables(workbook, outline.parts))
    if outline.annex is not None:
        draw_table(workbook.create_sheet(outline.annex.caption), outline.annex)
    _narrate(sheet, outline, links)
    properties = workbook.properties
    properties.title = outline.title
    properties.creator = properties.lastModifiedBy = outline.agency
    properties.language = "zh-CN"
    properties.created = properties.modified = outline.dated
    return timeless(_packed(workbook))


def _packed(workbook: Workbook) -> bytes:
    """Saved by hand: `Workbook.save` would write the present moment into the properties."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
    return packed.getvalue()


def _tables(workbook: Workbook, parts: tuple[Part, ...]) -> Iterator[tuple[int, str]]:
    """Draws the tables; gives the number of each section with the name of its sheet."""
    for part in parts:
        if part.table is not None:
            sheet = workbook.create_sheet(f"表{numeral(part.number)}")
            draw_table(sheet, part.table)
            yield part.number, sheet.title


def _narrate(sheet: Worksheet, outline: Outline, links: dict[int, str]) -> None:
    sheet.column_dimensions["A"].width = _WIDTH
    number_pages(sheet)
    rows = _Rows(sheet)
    rows.add(outline.title, _TITLE, "center")
    rows.narrative(outline.preamble)
    for part in outline.parts:
        if part.heading is not None:
            rows.add(part.heading, _HEADING)
            if part.number in links:
                rows.link(links[part.number])
        rows.narrative(part.paragraphs)
    rows.narrative(outline.closing)
    for line in outline.signature:
        rows.add(line.text, _BODY, "right")


class _Rows:
    """Writes one text after another down the first column."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0

    def add(self, text: str, font: Font, align: str = "left", indent: int = 0) -> None:
        for start in range(0, len(text), _LIMIT):
            self._row += 1
            cell = self._sheet.cell(self._row, 1)
            set_text(cell, text[start : start + _LIMIT])
            cell.font = font
            cell.alignment = Alignment(
                horizontal=align, vertical="top", wrap_text=True, indent=indent
            )

    def link(self, sheet: str) -> None:
        cell = self._sheet.cell(self._row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A1")

    def narrative(self, paragraphs: tuple[PrintedParagraph, ...]) -> None:
        for paragraph in paragraphs:
            font = _SUBHEADING if paragraph.is_heading else _BODY
            self.add(paragraph.text, font, indent=1)
