"""A report as docx in the layout of GB/T 9704-2012."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.shared import Pt

from mingtang.rendering import gb9704
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import title_width
from mingtang.rendering.comments import Comment
from mingtang.rendering.docx_comments import annotate
from mingtang.rendering.docx_styles import (
    SIGNATURE,
    TABLE_TEXT,
    name_fallbacks,
    set_fonts,
    set_page,
    set_styles,
)
from mingtang.rendering.docx_table import table_element
from mingtang.rendering.outline import Outline, PrintedParagraph, SignatureLine
from mingtang.rendering.printed import PrintedTable

_PROPERTY_LIMIT = 255  # characters a core property of an Office file may hold


def write(outline: Outline, comments: Sequence[Comment] = ()) -> bytes:
    """The bytes of the docx; the same outline and comments give the same bytes."""
    document = docx.Document()
    set_styles(document)
    set_page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    name_fallbacks(document)
    _describe(document, outline)
    _title(document, outline.title)
    _narrative(document, outline.preamble)
    for part in outline.parts:
        if part.heading is not None:
            document.add_paragraph(part.heading, "Heading 1")
        _narrative(document, part.paragraphs)
        if part.table is not None:
            _table(document, part.table)
    _narrative(document, outline.closing)
    for number, line in enumerate(outline.signature):
        _sign(document, line, first=number == 0)
    if outline.annex is not None:
        document.add_paragraph(
            outline.annex.caption, "Heading 1"
        ).paragraph_format.page_break_before = True
        _table(document, outline.annex)
    annotate(document, outline, comments)
    packed = io.BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _describe(document: Document, outline: Outline) -> None:
    properties = document.core_properties
    properties.title = outline.title[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = outline.agency[:_PROPERTY_LIMIT]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = outline.dated
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # the template's own picture, not this document
            del package.rels[key]


def _title(document: Document, title: str) -> None:
    line = gb9704.TEXT_WIDTH * 72 / 25.4
    narrowed = title_width(title, line / gb9704.TITLE) * gb9704.TITLE
    layout = document.add_paragraph(title, "Title").paragraph_format
    layout.left_indent = layout.right_indent = Pt((line - narrowed) / 2)


def _narrative(document: Document, paragraphs: tuple[PrintedParagraph, ...]) -> None:
    for printed in paragraphs:
        if printed.is_heading:
            document.add_paragraph(printed.text, "Heading 2")
            continue
        paragraph = document.add_paragraph()
        if printed.lead:
            lead = paragraph.add_run(printed.text[: printed.lead])
            set_fonts(lead._r.get_or_add_rPr(), gb9704.KAI)
        paragraph.add_run(printed.text[printed.lead :])


def _table(document: Document, table: PrintedTable) -> None:
    """The table and an empty line, which also keeps it apart from a table that follows."""
    gap = document.add_paragraph("", TABLE_TEXT)
    gap._p.addprevious(table_element(table, document.styles[TABLE_TEXT].style_id or ""))


def _sign(document: Document, line: SignatureLine, *, first: bool) -> None:
    paragraph = document.add_paragraph(line.text, SIGNATURE)
    layout = paragraph.paragraph_format
    layout.space_before = Pt(gb9704.LINE) if first else Pt(0)
    layout.keep_with_next = True
    layout.right_indent = Pt(line.indent * gb9704.BODY)
