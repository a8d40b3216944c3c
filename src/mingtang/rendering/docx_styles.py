"""Page, typefaces and paragraph styles of a docx after GB/T 9704-2012."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from mingtang.rendering import gb9704

SIGNATURE, TABLE_TEXT = "Signature", "Table Text"
# Successors of autoSpaceDE and autoSpaceDN in the sequence of CT_PPrBase.
_AFTER_AUTO_SPACE = (
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
)
_OUTLINE = {"Heading 1": gb9704.HEI, "Heading 2": gb9704.KAI}


def set_fonts(properties: BaseOxmlElement, faces: tuple[str, ...]) -> None:
    """The first face for Chinese and Latin alike: the standard sets figures in the face of the text."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), faces[0])
    fonts.set(qn("w:hint"), "eastAsia")
    properties.insert(0, fonts)


def indent_first_line(properties: BaseOxmlElement, characters: float) -> None:
    """Indent in characters, so that it follows the type; in twips for readers that know no better."""
    indent = properties.find(qn("w:ind"))
    if indent is None:
        indent = OxmlElement("w:ind")
        properties.append(indent)
    indent.set(qn("w:firstLineChars"), str(round(characters * 100)))
    indent.set(qn("w:firstLine"), str(round(characters * gb9704.BODY * 20)))


def set_styles(document: Document) -> None:
    """Body, title, headings, signature and table text; nothing is left to the template's colours."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")
    _plain(document, "Normal", gb9704.FANG, gb9704.BODY, indent=2)
    title = _plain(document, "Title", gb9704.SONG, gb9704.TITLE, indent=0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(gb9704.TITLE_LINE)
    title.paragraph_format.space_after = Pt(gb9704.LINE)
    for name, faces in _OUTLINE.items():
        heading = _plain(document, name, faces, gb9704.BODY, indent=2)
        heading.paragraph_format.keep_with_next = True
    signature = _plain(document, SIGNATURE, gb9704.FANG, gb9704.BODY, indent=0)
    signature.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table = _plain(document, TABLE_TEXT, gb9704.FANG, gb9704.TABLE_TYPE["applications"], indent=0)
    table.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _plain(document, "Footer", gb9704.SUN, gb9704.PAGE_NUMBER, indent=0)


def set_comment_styles(document: Document) -> None:
    """Small plain text for comments: the body's indent and pitch would fill the margin with them."""
    text = _plain(document, "annotation text", gb9704.SUN, gb9704.COMMENT, indent=0)
    text.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    reference = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.size = Pt(gb9704.COMMENT)
    for style, identifier in ((text, "CommentText"), (reference, "CommentReference")):
        style.element.set(qn("w:styleId"), identifier)  # the identifiers by which Word knows them


def _plain(
    document: Document, name: str, faces: tuple[str, ...], size: float, *, indent: float
) -> ParagraphStyle:
    styles = document.styles
    if name not in {style.name for style in styles}:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style: ParagraphStyle = styles[name]
    element = style.element
    levels = []
    for tag in ("w:pPr", "w:rPr"):
        old = element.find(qn(tag))
        if old is not None and name != "Normal":
            level = old.find(qn("w:outlineLvl"))
            old.clear()
            if level is not None:
                levels.append(level)
    properties = element.get_or_add_rPr()
    set_fonts(properties, faces)
    style.font.size = Pt(size)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(gb9704.LINE)
    layout.widow_control = False  # 22 lines on every page (5.2.3)
    layout_properties = element.get_or_add_pPr()
    indent_first_line(layout_properties, indent)
    for script in ("autoSpaceDE", "autoSpaceDN"):  # 28 characters a line, figures not spaced out
        spacing = OxmlElement(f"w:{script}")
        spacing.set(qn("w:val"), "0")
        layout_properties.insert_element_before(spacing, *_AFTER_AUTO_SPACE)
    layout_properties.extend(levels)  # the last of CT_PPrBase: what makes a heading a heading
    return style


def set_page(section: Section) -> None:
    """A4 with the margins of 5.2.1 and page numbers on the outer side of facing pages (7.5)."""
    section.page_width, section.page_height = Mm(gb9704.PAGE_WIDTH), Mm(gb9704.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(gb9704.TOP), Mm(gb9704.BOTTOM)
    section.left_margin, section.right_margin = Mm(gb9704.LEFT), Mm(gb9704.RIGHT)
    number_height = gb9704.PAGE_NUMBER * 25.4 / 72
    section.footer_distance = Mm(gb9704.BOTTOM - gb9704.PAGE_NUMBER_DROP - number_height)
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(gb9704.PAGE_NUMBER)  # 空一字
    paragraph.add_run("— ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" —")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def name_fallbacks(document: Document) -> None:
    """Tells Word which typeface to take where the one the standard names is not installed."""
    part = next(p for p in document.part.package.iter_parts() if "fontTable" in p.partname)
    table = etree.fromstring(part.blob)
    for faces in (gb9704.FANG, gb9704.SONG, gb9704.KAI, gb9704.HEI, gb9704.SUN):
        table.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{faces[0]}"><w:altName w:val="{faces[1]}"/>'
                '<w:charset w:val="86"/><w:family w:val="roman"/></w:font>'
            )
        )
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
