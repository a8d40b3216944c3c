"""Everything that may be taken of the statistics, by its code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.rendering import render
from mingtang_office.agencies.policy import Person
from mingtang_office.annual import spans
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.exports.sheets import sections
from mingtang_office.annual.overview import overview
from mingtang_office.annual.queries.question import Question
from mingtang_office.ui.files import safe_name
from mingtang_office.ui.sheets import csv_bytes, workbook_bytes


class Kind(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"
    OVERVIEW_XLSX = "overview-xlsx"
    OVERVIEW_CSV = "overview-csv"

    @property
    def label(self) -> str:
        return _OFFERS[self].label

    @property
    def is_report(self) -> bool:
        """Whether it is the statutory form, which is written for whole years."""
        return self not in (Kind.OVERVIEW_XLSX, Kind.OVERVIEW_CSV)


@dataclass(frozen=True, slots=True)
class _Offer:
    label: str
    suffix: str


_OFFERS = {
    Kind.DOCX: _Offer("Word 文档（docx）", "docx"),
    Kind.PDF: _Offer("PDF", "pdf"),
    Kind.XLSX: _Offer("电子表格（xlsx）", "xlsx"),
    Kind.JSON: _Offer("数据文件（json）", "json"),
    Kind.OVERVIEW_XLSX: _Offer("下载电子表格（xlsx）", "xlsx"),
    Kind.OVERVIEW_CSV: _Offer("下载数据（csv）", "csv"),
}
REPORTS = tuple(kind for kind in Kind if kind.is_report)


def file_name(question: Question, kind: Kind) -> str:
    whose = f"{question.agency.name}{'（含下级机关）' if question.below else ''}"
    what = "政府信息公开年报表二表三表四" if kind.is_report else "依申请公开统计"
    return safe_name(f"{whose}{spans.words(question.period)}{what}", _OFFERS[kind].suffix)


def content(question: Question, kind: Kind, person: Person, on: date) -> bytes:
    """The bytes of this kind of file: for the same question the same."""
    if kind.is_report:
        return render(compiled(question, person, on), kind.value)
    told = sections(overview(question, person, on))
    return csv_bytes(told) if kind is Kind.OVERVIEW_CSV else workbook_bytes(told)
