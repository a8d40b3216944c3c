"""The letterhead of the first page of a docx: the organ's name in red between the page's edge and a
double rule, and a second double rule at the foot (GB/T 9704-2012 10.1)."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from mingtang.rendering import gb9704
from mingtang.rendering.docx_styles import indent_first_line, set_fonts
from mingtang.rendering.letters import measures

_TWIPS = 1440 / 25.4
# Successors of framePr in the sequence of CT_PPrBase.
_AFTER_FRAME = (
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
)
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


def set_letterhead(section: Section, organ: str) -> None:
    """Name and rules on the first page alone, which shows no page number. They stand in the header,
    placed by the edges of the page, so that nobody types into them."""
    section.different_first_page_header_footer = True
    section.header_distance = Pt(0)
    header = section.first_page_header
    header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.style = "Normal"
    size = measures.mark_size(organ)
    run = paragraph.add_run(organ)
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor.from_string(measures.RED)
    set_fonts(run._r.get_or_add_rPr(), gb9704.SONG)
    layout = paragraph.paragraph_format
    layout.line_spacing = Pt(size)
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    indent_first_line(paragraph._p.get_or_add_pPr(), 0)
    set_frame(
        paragraph,
        f'w:w="{round(measures.RULE_WIDTH * _TWIPS)}" w:h="{round(size * 20)}" w:hRule="exact" '
        'w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" '
        f'w:y="{round(measures.MARK_TOP * _TWIPS)}"',
    )
    _rules(header.add_paragraph()._p, organ)


def set_frame(paragraph: Paragraph, placed: str) -> None:
    """Take a paragraph out of the flow of the text; `placed` are the attributes of `w:framePr`."""
    frame = parse_xml(f"<w:framePr {nsdecls('w')} {placed}/>")
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)


def _rules(paragraph: BaseOxmlElement, organ: str) -> None:
    upper = measures.rule_top(organ) * 72 / 25.4
    both = measures.THICK + measures.THIN + measures.RULE_SPACE
    lower = (gb9704.PAGE_HEIGHT - measures.RULE_BOTTOM) * 72 / 25.4 - both
    lines = (
        (upper, measures.THICK),
        (upper + measures.THICK + measures.RULE_SPACE, measures.THIN),
        (lower, measures.THIN),
        (lower + measures.THIN + measures.RULE_SPACE, measures.THICK),
    )
    left = (gb9704.PAGE_WIDTH - measures.RULE_WIDTH) / 2 * 72 / 25.4
    right = left + measures.RULE_WIDTH * 72 / 25.4
    for top, weight in lines:
        middle = top + weight / 2
        paragraph.append(
            parse_xml(
                f'<w:r {nsdecls("w")} {_VML}><w:pict><v:line from="{left:.2f}pt,{middle:.2f}pt" '
                f'to="{right:.2f}pt,{middle:.2f}pt" style="position:absolute;z-index:1;'
                'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
                f'strokecolor="#{measures.RED}" strokeweight="{weight}pt"/></w:pict></w:r>'
            )
        )
