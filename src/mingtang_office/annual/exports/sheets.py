"""The overview as lists: a sheet each of a workbook, or one after the other as CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from mingtang.annual.edition import APPLICATIONS, REMEDIES
from mingtang.annual.report import AnnualReport
from mingtang.audit.labels import column_label, row_label
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable
from mingtang_office.annual import spans
from mingtang_office.annual.overview import Overview, Share
from mingtang_office.annual.queries.course import Flow
from mingtang_office.ui.days import moment

Value = str | int | Decimal | None
_FLOW = ("新收", "办结", "按期办结", "逾期办结", "按期办结率（%）", "平均工作日")
_HEAD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="E8EDF3")
_MARK = "\ufeff"  # by which a spreadsheet program knows that the file is UTF-8


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sections(told: Overview) -> tuple[Section, ...]:
    """Everything that the page shows, in its order, and the statutory tables."""
    months = tuple((month.name, *_flow(month.flow)) for month in told.months)
    applicants = tuple((each.name, each.number, each.of_hundred) for each in told.applicants)
    return (
        Section("概况", ("项目", "内容"), tuple(_summary(told))),
        Section("按月", ("月份", *_FLOW), months),
        Section("办理结果", ("类别", "办理结果", "件数", "占比（%）"), _endings(told.endings)),
        Section("申请人", ("申请人类型", "件数", "占比（%）"), applicants),
        *_branches(told),
        *_tables(told.report),
    )


def _summary(told: Overview) -> Iterator[tuple[Value, ...]]:
    question = told.question
    yield "机关", question.agency.name
    yield "范围", "本机关及下级机关" if question.below else "本机关"
    yield "期间", spans.words(question.period)
    yield "截止时点", moment(question.cut_off)
    yield "年报格式", question.form.citation
    yield "新收", told.received
    yield "上期结转", told.carried_in
    yield "办结", told.closed
    yield "结转下期", told.carried_out
    yield "按期办结率（%）", told.flow.share
    yield "平均工作日", told.flow.average


def _flow(flow: Flow) -> tuple[Value, ...]:
    return flow.received, flow.closed, flow.in_time, flow.late, flow.share, flow.average


def _endings(endings: Sequence[Share]) -> tuple[tuple[Value, ...], ...]:
    return tuple((each.group, each.name, each.number, each.of_hundred) for each in endings)


def _branches(told: Overview) -> Iterator[Section]:
    if told.branches:
        head = ("机关", *_FLOW, "尚未办结")
        rows = ((each.name, *_flow(each.flow), each.flow.open) for each in told.branches)
        yield Section("按机关", head, tuple(rows))


def _tables(report: AnnualReport) -> Iterator[Section]:
    """Each table as it is printed, without its merged headings."""
    for title, table in (("表三", APPLICATIONS), ("表四", REMEDIES)):
        rows: dict[str, list[Value]] = {}
        columns: dict[str, None] = {}
        for address in report.cells:
            if address.startswith(f"{table}/"):
                rows.setdefault(row_label(report, address), []).append(
                    int(report.value(address) or 0)
                )
                columns[column_label(report, address)] = None
        if rows:
            told = tuple((label, *numbers) for label, numbers in rows.items())
            yield Section(title, ("项目", *columns), told)


def csv_bytes(told: Sequence[Section]) -> bytes:
    """One list after the other, an empty line between; text that begins like a formula is quoted."""
    text = io.StringIO()
    text.write(_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    for number, section in enumerate(told):
        writer.writerows([[]] * bool(number))
        writer.writerow([section.title])
        writer.writerow(section.head)
        writer.writerows([_plain(value) for value in row] for row in section.rows)
    return text.getvalue().encode()


def _plain(value: Value) -> str:
    text = "" if value is None else printable(str(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def workbook_bytes(told: Sequence[Section]) -> bytes:
    """A sheet a list; the same lists give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for section in told:
        sheet: Worksheet = book.create_sheet(section.title)
        sheet.freeze_panes = "A2"
        _write(sheet, 1, section.head, is_head=True)
        for number, row in enumerate(section.rows, start=2):
            _write(sheet, number, row)
        for column in range(1, len(section.head) + 1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = 30 if column <= 2 else 16
    book.properties.created = book.properties.modified = datetime(1980, 1, 1, tzinfo=UTC).replace(
        tzinfo=None
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return timeless(packed.getvalue())


def _write(
    sheet: Worksheet, number: int, values: Sequence[Value], *, is_head: bool = False
) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if not isinstance(cell, Cell) or value is None:
            continue
        if isinstance(value, str):
            cell.value = printable(value)
            cell.data_type = "s"
            cell.quotePrefix = True
        else:
            cell.value = value
        if is_head:
            cell.font, cell.fill = _HEAD, _SHADE
