"""The findings as a letter to the agency that wrote the report, laid out after GB/T 9704-2012: what is
wrong, where, by which rule, and what to do; the number, the dates and the contact are left to fill in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import docx
from docx.document import Document
from docx.shared import Pt

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Severity
from mingtang.audit.labels import TABLE_NAMES, cell_name
from mingtang.law.numerals import numeral
from mingtang.rendering import gb9704
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable, title_width, width
from mingtang.rendering.docx_styles import (
    SIGNATURE,
    indent_first_line,
    name_fallbacks,
    set_page,
    set_styles,
)
from mingtang_office.auditing.marking import Numbered
from mingtang_office.auditing.models import Verdict

_HEADINGS = {
    Severity.ERROR: "应当更正的问题",
    Severity.WARNING: "需要核对说明的问题",
    Severity.NOTICE: "供修改完善时参考的提示",
}
_UNCERTAIN = "尚不能确定、请予核对的问题"
_REMEDIES = {
    Severity.ERROR: "请对照工作台账核对，属实的予以更正。",
    Severity.WARNING: "请予核对；数据无误的，请说明情况；有误的，请予更正。",
    Severity.NOTICE: "请在修改时一并考虑。",
}
_CELLS_SHOWN, _QUOTES_SHOWN = 2, 3  # that an item names one by one
_LONGEST_QUOTE = 80
_DATE_LEFT_OPEN = "　　年　　月　　日"


def chosen(findings: Iterable[Numbered], *, with_undecided: bool) -> tuple[Numbered, ...]:
    """Those that an agency is told of: confirmed, and undecided ones where asked for. What was
    explained or dismissed is settled."""
    return tuple(
        each
        for each in findings
        if each.verdict == Verdict.CONFIRMED or (with_undecided and each.decision is None)
    )


def letter_docx(
    report: AnnualReport, findings: Sequence[Numbered], *, addressee: str, sender: str
) -> bytes:
    """The bytes of the letter from `sender` to `addressee` about these findings."""
    document = docx.Document()
    set_styles(document)
    set_page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    name_fallbacks(document)
    subject = printable(report.title or "政府信息公开工作年度报告").replace("\n", "")
    _describe(document, subject, sender)
    _title(document, f"关于请核对修改《{subject}》的函")
    _unindented(document, f"{printable(addressee)}：")
    document.add_paragraph(
        f"根据《中华人民共和国政府信息公开条例》关于政府信息公开工作年度报告的规定，我们对你单位《{subject}》"
        f"进行了检查，有{len(findings)}处请予核对，现函告如下。"
    )
    number = 0
    for place, (heading, members) in enumerate(_grouped(findings), start=1):
        document.add_paragraph(f"{numeral(place)}、{heading}", "Heading 1")
        for each in members:
            number += 1
            document.add_paragraph(f"{number}. {_item(report, each)}")
    document.add_paragraph(
        f"请你单位对照上述内容逐项核对，于{_DATE_LEFT_OPEN}前将修改情况书面反馈我们；有不同意见的，请一并说明"
        "理由。报告修改后，请在原公布渠道重新公布，并注明修改日期。"
    )
    document.add_paragraph("联系人：　　　　　　　　联系电话：")
    _sign(document, printable(sender))
    packed = io.BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def _grouped(findings: Sequence[Numbered]) -> Iterator[tuple[str, list[Numbered]]]:
    """Gravest first; what is not certain accuses nobody and stands last."""
    for severity, heading in _HEADINGS.items():
        members = [e for e in findings if e.severity is severity and not e.is_uncertain]
        if members:
            yield heading, members
    uncertain = [each for each in findings if each.is_uncertain]
    if uncertain:
        yield _UNCERTAIN, uncertain


def _item(report: AnnualReport, each: Numbered) -> str:
    parts = [_sentence(printable(each.message).replace("\n", " "))]
    where = _where(report, each)
    if where:
        parts.append(f"位置：{where}。")
    if each.finding.cites:
        parts.append(f"依据：{'；'.join(each.finding.cites)}。")
    parts.append(
        "请核对实际情况，有误的予以更正。" if each.is_uncertain else _REMEDIES[each.severity]
    )
    return "".join(parts)


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def _where(report: AnnualReport, each: Numbered) -> str:
    """The cells by their names; without cells the quoted words."""
    cells = [a for a in each.finding.cells if a.partition("/")[0] in TABLE_NAMES]
    if cells:
        if len(cells) > _CELLS_SHOWN:  # a sum's result stands last
            return f"{cell_name(report, cells[-1])}等{len(cells)}格"
        return "、".join(cell_name(report, address) for address in cells)
    quotes = ["".join(printable(quote.text).split()) for quote in each.finding.quotes]
    shown = [
        f"“{text[:_LONGEST_QUOTE]}{'……' if len(text) > _LONGEST_QUOTE else ''}”"
        for text in dict.fromkeys(quotes)
        if text
    ]
    return "、".join(shown[:_QUOTES_SHOWN])


def _describe(document: Document, subject: str, sender: str) -> None:
    properties = document.core_properties
    properties.title = f"关于请核对修改《{subject}》的函"[:255]
    properties.author = properties.last_modified_by = printable(sender)[:255]
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"


def _title(document: Document, title: str) -> None:
    line = gb9704.TEXT_WIDTH * 72 / 25.4
    narrowed = title_width(title, line / gb9704.TITLE) * gb9704.TITLE
    layout = document.add_paragraph(title, "Title").paragraph_format
    layout.left_indent = layout.right_indent = Pt((line - narrowed) / 2)


def _unindented(document: Document, text: str) -> None:
    """主送机关 stands flush left (GB/T 9704 7.3.2)."""
    paragraph = document.add_paragraph(text)
    indent_first_line(paragraph._p.get_or_add_pPr(), 0)


def _sign(document: Document, sender: str) -> None:
    """The sender centred over the date, the date four characters from the right (7.3.5.1)."""
    middle = 4 + width(_DATE_LEFT_OPEN) / 2
    for number, text in enumerate((sender, _DATE_LEFT_OPEN)):
        layout = document.add_paragraph(text, SIGNATURE).paragraph_format
        layout.space_before = Pt(gb9704.LINE) if number == 0 else Pt(0)
        layout.keep_with_next = True
        layout.right_indent = Pt(max(0.0, middle - width(text) / 2) * gb9704.BODY)
