"""Everything that may be taken of a report, by its code."""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum

from mingtang.rendering import render
from mingtang_office.auditing.exports.commented import commented_docx
from mingtang_office.auditing.exports.findings_sheet import SheetRow, write_findings
from mingtang_office.auditing.exports.letter import chosen, letter_docx
from mingtang_office.auditing.exports.naming import title_of
from mingtang_office.auditing.screen import Screen
from mingtang_office.auditing.source import file_bytes
from mingtang_office.ui.files import safe_name


class Kind(StrEnum):
    COMMENTED = "commented"
    FINDINGS = "findings"
    LETTER = "letter"
    LETTER_WITH_UNDECIDED = "letter-with-undecided"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Offer:
    """How a kind is offered on the page, and what file it is."""

    kind: Kind
    label: str
    about: str
    mark: str = ""  # what the file's name ends with

    @property
    def suffix(self) -> str:
        return _SUFFIXES.get(self.kind, self.kind.value)


_SUFFIXES = {
    Kind.COMMENTED: "docx",
    Kind.FINDINGS: "xlsx",
    Kind.LETTER: "docx",
    Kind.LETTER_WITH_UNDECIDED: "docx",
}

OFFERS: tuple[tuple[str, tuple[Offer, ...]], ...] = (
    (
        "检查结果",
        (
            Offer(
                Kind.COMMENTED,
                "批注版报告（docx）",
                "法定格式的报告，每个问题以批注标在所指的单元格或语句上；“不采纳”的问题不列入。",
                "（批注）",
            ),
            Offer(
                Kind.FINDINGS,
                "问题清单（xlsx）",
                "每个问题一行：规则、程度、说明、单元格、原文、位置、处理意见和理由。",
                "（问题清单）",
            ),
        ),
    ),
    (
        "致报告单位的函",
        (
            Offer(
                Kind.LETTER,
                "核对修改函，只列“属实”的问题（docx）",
                "按公文格式排版，文号、反馈日期和联系人留空待填。",
                "（核对修改函）",
            ),
            Offer(
                Kind.LETTER_WITH_UNDECIDED,
                "核对修改函，另列待处理的问题（docx）",
                "同上，尚未处理的问题也列入。",
                "（核对修改函）",
            ),
        ),
    ),
    (
        "更正后的报告",
        (
            Offer(Kind.DOCX, "Word 文档（docx）", "法定格式，表格为更正后的数字。", "（更正后）"),
            Offer(Kind.PDF, "PDF", "同上，供阅读和印发。", "（更正后）"),
            Offer(
                Kind.XLSX, "电子表格（xlsx）", "三张统计表各一页，数字可直接计算。", "（更正后）"
            ),
            Offer(Kind.JSON, "数据文件（json）", "供其他系统读取。", "（更正后）"),
        ),
    ),
    (
        "原文件",
        (Offer(Kind.ORIGINAL, "上传的原文件", "与上传时逐字节相同。"),),
    ),
)
_BY_KIND = {offer.kind: offer for _, offers in OFFERS for offer in offers}


class NothingToExport(Exception):
    """There is nothing such a file could hold; `message` says what to do first."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def file_name(screen: Screen, kind: Kind) -> str:
    offer = _BY_KIND[kind]
    if kind is Kind.ORIGINAL:
        stem, point, suffix = screen.report.original_name.rpartition(".")
        return safe_name(stem, suffix) if point and suffix else safe_name(suffix, "bin")
    return safe_name(f"{title_of(screen.report)}{offer.mark}", offer.suffix)


def content(screen: Screen, kind: Kind) -> bytes:
    """The bytes of this kind of file. Raises `NothingToExport`, and `RenderingImpossible` where the
    form of the report cannot be told."""
    if kind is Kind.ORIGINAL:
        return file_bytes(screen.report)
    if kind is Kind.COMMENTED:
        return commented_docx(screen.corrected, screen.findings)
    if kind is Kind.FINDINGS:
        return _workbook(screen)
    if kind in (Kind.LETTER, Kind.LETTER_WITH_UNDECIDED):
        return _letter(screen, with_undecided=kind is Kind.LETTER_WITH_UNDECIDED)
    return render(screen.corrected, kind.value)


def _workbook(screen: Screen) -> bytes:
    packed = io.BytesIO()
    rows = (
        SheetRow(screen.report, each.number, each.finding, each.decision, screen.corrected)
        for each in screen.findings
    )
    write_findings(rows, packed)
    return packed.getvalue()


def _letter(screen: Screen, *, with_undecided: bool) -> bytes:
    told = chosen(screen.findings, with_undecided=with_undecided)
    if not told:
        raise NothingToExport(
            "没有可以函告的问题。请先在报告页面把核实的问题处理为“属实”，或选择“另列待处理的问题”。"
        )
    report = screen.report
    addressee = str(report.concerns) if report.concerns else report.reported_agency
    return letter_docx(
        screen.corrected,
        told,
        addressee=addressee or "（报告单位）",
        sender=str(report.agency),
    )
