"""A report as it is printed, from title to signature, independent of any format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mingtang.annual.edition import Edition, edition_of_year
from mingtang.annual.report import AnnualReport, Section
from mingtang.documents.raw import Paragraph
from mingtang.law.numerals import numeral
from mingtang.rendering.characters import printable, width
from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.printed import PrintedTable
from mingtang.rendering.tables import figures_table, printed_tables

# GB/T 9704 7.3.3: headings of the second level are （一）, set in 楷体.
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。；：！？\n]{1,40}[。：]?")
_DATE = re.compile(r"[\d〇○零一二三四五六七八九十０-９]+\s*年.*月.*日")
_SIGNATURE_WIDTH = 28.0  # a line of text (GB/T 9704 5.2.3)


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph; its first `lead` characters are set as a heading of the second level.

    `is_heading` says that the paragraph is that heading and nothing else.
    """

    text: str
    lead: int = 0

    @property
    def is_heading(self) -> bool:
        return 0 < self.lead == len(self.text)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the signature, flush right but for `indent` characters (GB/T 9704 7.3.5)."""

    text: str
    indent: float


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed: its heading (None where the report prints none), narrative and table."""

    number: int
    heading: str | None
    paragraphs: tuple[PrintedParagraph, ...] = ()
    table: PrintedTable | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What every format prints, in order; `annex`, the statistics of a free-form report, comes last.

    `dated` is the moment a file may name as that of its making.
    """

    title: str
    agency: str
    form: Edition
    preamble: tuple[PrintedParagraph, ...]
    parts: tuple[Part, ...]
    closing: tuple[PrintedParagraph, ...]
    signature: tuple[SignatureLine, ...]
    annex: PrintedTable | None
    dated: datetime


def outline(report: AnnualReport) -> Outline:
    """The report laid out in the form of its edition, of its year where the edition is unknown.

    A table whose section the report does not print stands where the section would stand, without
    a heading. Raises `RenderingImpossible` (`unknown_edition`) where no form can be told.
    """
    form = form_of(report)
    closing = [text for p in report.closing if (text := printable(p.text).strip())]
    signature = [text for text in closing if _is_signature(text)] or list(_signed(report))
    parts = tuple(_parts(report, form))
    figures = figures_table(report, form.figures) if form.figures else None
    return Outline(
        title=printable(report.title or _title(report, form)),
        agency=printable(report.agency or ""),
        form=form,
        preamble=_paragraphs(report.preamble),
        parts=parts,
        closing=tuple(PrintedParagraph(text) for text in closing if not _is_signature(text)),
        signature=_signature(signature),
        annex=figures if all(part.table != figures for part in parts) else None,
        dated=_dated(report),
    )


def form_of(report: AnnualReport) -> Edition:
    """The form to print: that of the report's edition, else that of its year."""
    form = report.form or (edition_of_year(report.year) if report.year is not None else None)
    if form is None:
        raise RenderingImpossible(
            "unknown_edition",
            "无法判断这份年度报告应当采用哪一版格式：既没有识别出格式版本，也没有识别出报告年度。"
            "请先补上报告年度（year）或格式版本（edition），再重新生成。",
        )
    return form


def _title(report: AnnualReport, form: Edition) -> str:
    title = form.title if report.year is not None else form.title.replace("{year}年", "")
    return title.format(agency=report.agency or "", year=report.year)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[PrintedParagraph, ...]:
    texts = (printable(paragraph.text).strip() for paragraph in paragraphs)
    return tuple(_paragraph(text) for text in texts if text)


def _paragraph(text: str) -> PrintedParagraph:
    match = _SECOND_LEVEL.match(text)
    return PrintedParagraph(text, match.end() if match else 0)


def _heading(section: Section) -> str:
    known = 1 <= section.number <= 99
    return printable((numeral(section.number) + "、" if known else section.printed) + section.title)


def _parts(report: AnnualReport, form: Edition) -> Iterator[Part]:
    waiting = _tables_by_section(report, form)
    headed = {section.number for section in report.sections if section.statutory}
    for section in report.sections:
        for number in sorted(n for n in waiting if n < section.number and n not in headed):
            yield Part(number, None, table=waiting.pop(number))
        yield Part(
            section.number,
            _heading(section),
            _paragraphs(section.paragraphs),
            waiting.pop(section.number, None) if section.statutory else None,
        )
    for number in sorted(waiting):
        yield Part(number, None, table=waiting[number])


def _tables_by_section(report: AnnualReport, form: Edition) -> dict[int, PrintedTable]:
    tables = printed_tables(report, form)
    found = {s.number: tables[s.holds] for s in form.sections if s.holds in tables}
    figures = figures_table(report, form.figures) if form.figures else None
    for section in report.sections:
        if figures is not None and section.statutory and figures.caption in section.title:
            found[section.number] = figures
    return found


def _signed(report: AnnualReport) -> Iterator[str]:
    if report.signed_by:
        yield printable(report.signed_by)
    if report.signed_on:
        on = report.signed_on
        yield f"{on.year}年{on.month}月{on.day}日"


def _is_signature(text: str) -> bool:
    """A short line with no full stop and no bracket; remarks and annexes stand as paragraphs."""
    return (
        width(text) <= _SIGNATURE_WIDTH
        and not text.endswith(("。", "；", "：", "）"))
        and not text.startswith(("附", "（", "注"))
    )


def _signature(lines: list[str]) -> tuple[SignatureLine, ...]:
    """Four characters free to the right of the date, the agency centred over it (GB/T 9704 7.3.5.1);
    a longer agency pushes the date to the left so that two characters stay free."""
    dates = [width(line) for line in lines if _DATE.search(line)]
    middle = 4 + max(dates, default=0) / 2
    middle = max([middle, *(2 + width(line) / 2 for line in lines)])
    return tuple(SignatureLine(line, max(0.0, middle - width(line) / 2)) for line in lines)


def _dated(report: AnnualReport) -> datetime:
    """No clock is read: the day of signature, else the first day on which the report could be due."""
    day = report.signed_on or report.published_on or date((report.year or 1999) + 1, 1, 1)
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (documents name local time)
