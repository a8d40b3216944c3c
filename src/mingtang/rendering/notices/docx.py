"""An issue of a gazette as docx, to be edited and sent to the printer's."""

from __future__ import annotations

import io
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from mingtang.documents.raw import Grid
from mingtang.rendering import gb9704
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable
from mingtang.rendering.docx_styles import (
    SIGNATURE,
    TABLE_TEXT,
    name_fallbacks,
    set_page,
    set_styles,
)
from mingtang.rendering.notices.printed import Issue, Notice, day_words

_PROPERTY_LIMIT = 255


def write(issue: Issue) -> bytes:
    """The bytes of the docx; the same issue gives the same bytes."""
    document = docx.Document()
    set_styles(document)
    set_page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    name_fallbacks(document)
    _describe(document, issue)
    document.add_paragraph(printable(issue.name), "Title")
    _centred(document, f"{issue.numbered}　{day_words(issue.dated)}")
    _centred(document, "目　录")
    for number, notice in enumerate(issue.notices, 1):
        document.add_paragraph(printable(f"{number}. {notice.title}"))
    for notice in issue.notices:
        _notice(document, notice)
    packed = io.BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _describe(document: Document, issue: Issue) -> None:
    properties = document.core_properties
    properties.title = f"{issue.name}{issue.numbered}"[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = issue.organ[:_PROPERTY_LIMIT]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    day = issue.dated
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a docx names no zone
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _centred(document: Document, words: str) -> None:
    paragraph = document.add_paragraph(printable(words), TABLE_TEXT)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(gb9704.LINE / 2)


def _notice(document: Document, notice: Notice) -> None:
    title = document.add_paragraph(printable(notice.title), "Title")
    title.paragraph_format.page_break_before = True
    if notice.number:
        _centred(document, notice.number)
    if notice.lead:
        document.add_paragraph(printable(notice.lead), "Heading 2")
    for block in notice.blocks:
        if isinstance(block, Grid):
            _table(document, block)
        elif block.level:
            document.add_paragraph(printable(block.text), "Heading 1")
        else:
            document.add_paragraph(printable(block.text))
    for number, name in enumerate(notice.attachments, 1):
        document.add_paragraph(printable(f"附件{number}：{name}"))
    for line in (notice.organ, day_words(notice.dated)):
        document.add_paragraph(printable(line), SIGNATURE)


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(grid.rows, grid.columns)
    table.style = "Table Grid"
    for cell in grid.cells:
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        merged = first.merge(last) if last is not first else first
        paragraph = merged.paragraphs[0]
        paragraph.text = printable(cell.text)
        paragraph.style = document.styles[TABLE_TEXT]
