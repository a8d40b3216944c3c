"""A letter as docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from mingtang.rendering import gb9704
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable, title_width
from mingtang.rendering.docx_styles import (
    SIGNATURE,
    TABLE_TEXT,
    indent_first_line,
    name_fallbacks,
    set_fonts,
    set_page,
    set_styles,
)
from mingtang.rendering.letters import measures
from mingtang.rendering.letters.docx_letterhead import set_frame, set_letterhead
from mingtang.rendering.letters.sheet import (
    Annex,
    Line,
    LineKind,
    Sheet,
    copies_line,
    numbered_attachments,
    row_texts,
)

_PROPERTY_LIMIT = 255  # characters a core property of an Office file may hold
_HEADINGS = {LineKind.FIRST_HEADING: "Heading 1", LineKind.SECOND_HEADING: "Heading 2"}
_UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001 - python-docx wants it naive


def write(sheet: Sheet) -> bytes:
    """The bytes of the docx; the same sheet gives the same bytes."""
    document = docx.Document()
    set_styles(document)
    _narrow(document)
    section = document.sections[0]
    set_page(section)
    document.settings.odd_and_even_pages_header_footer = True
    set_letterhead(section, printable(sheet.organ))
    name_fallbacks(document)
    _describe(document, sheet)
    _reference(document, sheet)
    _title(document, sheet.title)
    if sheet.addressee:
        _flush(document, f"{printable(sheet.addressee)}：")
    _lines(document, sheet.lines)
    _attachments(document, sheet.attachments)
    _sign(document, sheet)
    for annex in sheet.annexes:
        _annex(document, annex)
    if sheet.copies:
        _copies(document, sheet.copies)
    packed = io.BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _narrow(document: Document) -> None:
    """28 characters a line of the body (5.2.3); a title is broken where its sense is."""
    for name, points in (("Normal", measures.TRACKING), ("Title", 0.0)):
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(round(points * 20)))
        properties = document.styles[name].element.get_or_add_rPr()
        properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")


def _describe(document: Document, sheet: Sheet) -> None:
    """Title and organ; nothing of who typed it, and the letter's own day instead of the clock."""
    day = sheet.dated
    properties = document.core_properties
    properties.title = printable(sheet.title)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = printable(sheet.organ)[:_PROPERTY_LIMIT]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    made = datetime(day.year, day.month, day.day) if day else _UNDATED  # noqa: DTZ001
    properties.created = properties.modified = made
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # the template's own picture, not this document
            del package.rels[key]


def _reference(document: Document, sheet: Sheet) -> None:
    """The number under the first rule, at the right edge (10.1); two empty lines follow."""
    paragraph = document.add_paragraph(printable(sheet.reference) or "", SIGNATURE)
    layout = paragraph.paragraph_format
    layout.space_before = Mm(measures.first_line_drop(sheet.organ))
    layout.space_after = Pt(2 * gb9704.LINE)


def _title(document: Document, title: str) -> None:
    line = gb9704.TEXT_WIDTH * 72 / 25.4
    narrowed = title_width(title, line / gb9704.TITLE) * gb9704.TITLE
    layout = document.add_paragraph(printable(title), "Title").paragraph_format
    layout.left_indent = layout.right_indent = Pt((line - narrowed) / 2)


def _flush(document: Document, text: str) -> Paragraph:
    paragraph = document.add_paragraph(text)
    indent_first_line(paragraph._p.get_or_add_pPr(), 0)
    return paragraph


def _lines(document: Document, lines: Iterable[Line]) -> None:
    for line in lines:
        document.add_paragraph(printable(line.text), _HEADINGS.get(line.kind))


def _attachments(document: Document, names: tuple[str, ...]) -> None:
    """An empty line above; a name's further lines stand under its first character (7.3.4)."""
    for number, text in enumerate(numbered_attachments(names)):
        paragraph = _flush(document, printable(text))
        lead = 3.0 + (0.75 if len(names) > 1 else 0.0)
        layout = paragraph.paragraph_format
        layout.left_indent = Pt((2 + lead) * gb9704.BODY)
        layout.first_line_indent = Pt(-lead * gb9704.BODY)
        layout.space_before = Pt(gb9704.LINE) if number == 0 else Pt(0)


def _sign(document: Document, sheet: Sheet) -> None:
    """Organ over date, with room for the seal above, never alone on a page (7.3.5.1, 7.3.5.4)."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    for number, line in enumerate(sheet.signature):
        paragraph = document.add_paragraph(printable(line.text), SIGNATURE)
        layout = paragraph.paragraph_format
        layout.space_before = Pt(measures.SEAL_LINES * gb9704.LINE) if number == 0 else Pt(0)
        layout.keep_with_next = number == 0
        layout.right_indent = Pt(line.indent * gb9704.BODY)


def _annex(document: Document, annex: Annex) -> None:
    mark = _flush(document, annex.mark)
    mark.paragraph_format.page_break_before = True
    mark.paragraph_format.space_after = Pt(gb9704.LINE)
    set_fonts(mark.runs[0]._r.get_or_add_rPr(), gb9704.HEI)
    _title(document, annex.title)
    _lines(document, annex.lines)
    if annex.rows:
        document.paragraphs[-1].paragraph_format.space_after = Pt(gb9704.LINE / 2)
        _form(document, annex)
    _lines(document, annex.notes)


def _form(document: Document, annex: Annex) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = (measures.LABEL_SHARE, 1 - measures.LABEL_SHARE)
    for row in annex.rows:
        label, content = table.add_row().cells
        for cell, share in zip((label, content), widths, strict=True):
            cell.width = Mm(gb9704.TEXT_WIDTH * share)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill(label, [printable(row.label)], WD_ALIGN_PARAGRAPH.CENTER)
        _fill(content, [printable(text) for text in row_texts(row)], WD_ALIGN_PARAGRAPH.LEFT)
        _leave_room(table.rows[-1]._tr, max(len(content.paragraphs), row.lines))
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Mm(gb9704.TEXT_WIDTH * share)


def _fill(cell: _Cell, texts: list[str], alignment: WD_ALIGN_PARAGRAPH) -> None:
    for number, text in enumerate(texts or [""]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = TABLE_TEXT
        paragraph.alignment = alignment
        paragraph.paragraph_format.line_spacing = Pt(gb9704.LINE)
        paragraph.add_run(text).font.size = Pt(gb9704.BODY)


def _leave_room(row: object, lines: int) -> None:
    """At least so many lines high, and not torn over pages."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    whole = OxmlElement("w:cantSplit")
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(round((lines * gb9704.LINE + 4) * 20)))
    height.set(qn("w:hRule"), "atLeast")
    properties.append(whole)
    properties.append(height)


def _copies(document: Document, copies: tuple[str, ...]) -> None:
    """At the foot of the last page, in 4号 (10.1: without rules and without who printed it)."""
    paragraph = _flush(document, printable(copies_line(copies)))
    paragraph.runs[0].font.size = Pt(gb9704.PAGE_NUMBER)
    set_frame(
        paragraph,
        f'w:w="{round(gb9704.TEXT_WIDTH * 1440 / 25.4)}" w:wrap="around" w:vAnchor="margin" '
        'w:hAnchor="margin" w:x="0" w:yAlign="bottom"',
    )
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(gb9704.PAGE_NUMBER)
