"""The overview as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES
from mingtang.annual.report import AnnualReport
from mingtang.audit.labels import column_label, row_label
from mingtang_office.annual import spans
from mingtang_office.annual.overview import Overview, Share
from mingtang_office.annual.queries.course import Flow
from mingtang_office.ui.days import moment
from mingtang_office.ui.sheets import Section, Value

_FLOW = ("新收", "办结", "按期办结", "逾期办结", "按期办结率（%）", "平均工作日")


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
    """Each table as it is printed, without its merged headings; table two, whose rows have columns of
    their own, a line a figure."""
    figures = tuple(
        (row_label(report, address), column_label(report, address), report.value(address))
        for address in report.cells
        if address.startswith(f"{PROACTIVE}/")
    )
    if figures:
        yield Section("表二", ("信息内容", "栏目", "数字"), figures)
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
