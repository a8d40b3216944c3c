"""What a person reads on the terminal when no JSON is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mingtang.annual.comparison import Comparison
from mingtang.annual.report import AnnualReport, Cell, CellState, Number
from mingtang.annual.roll_up import RollUp
from mingtang.applications import DueDate
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Audit
from mingtang.corpus import CorpusSummary

_WEEKDAYS = "一二三四五六日"
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _shown(cell: Cell) -> str:
    if cell.state is CellState.UNREAD:
        return "未识别"
    return {CellState.BLANK: "空", CellState.ABSENT: "缺"}.get(cell.state) or (cell.raw or "")


def _number(value: Number | None) -> str:
    return "—" if value is None else str(value)


def head(name: str, report: AnnualReport) -> str:
    agency = report.agency or "未识别机关"
    year = f"{report.year}年" if report.year else "未识别年度"
    form = report.form
    return f"{name}：{agency} {year}，{form.citation if form else '未识别格式'}"


def _proactive(report: AnnualReport) -> Iterator[str]:
    form = report.form
    for item in form.proactive if form else ():
        for row in item.rows:
            values = "  ".join(
                f"{column.label} {_shown(report.cell(f'proactive/{row.key}.{column.key}'))}"
                for column in item.columns
            )
            yield f"  {_pad(row.label, 24)}{values}"


def _applications(report: AnnualReport) -> Iterator[str]:
    form = report.form.applications if report.form else None
    if form is None:
        return
    merged = form.merged
    rows = [(row.key, row.label) for row in form.rows]
    if merged is not None and any(key.startswith("applications/other/") for key in report.cells):
        place = next(i for i, (key, _) in enumerate(rows) if key in merged.parts)
        rows = [row for row in rows if row[0] not in merged.parts]
        rows.insert(place, (merged.key, merged.label))
    for key, label in rows:
        short = label if _width(label) <= 40 else label[:18] + "…"
        cells = [_shown(report.cell(f"applications/{key}/{c.key}")) for c in form.columns]
        yield "  " + _pad(short, 42) + "".join(_pad(cell, 8) for cell in cells)


def _remedies(report: AnnualReport) -> Iterator[str]:
    form = report.form.remedies if report.form else None
    for group in form.groups if form else ():
        values = "  ".join(
            f"{c.label} {_shown(report.cell(f'remedies/{group.key}/{c.key}'))}"
            for c in (form.columns if form else ())
        )
        yield f"  {_pad(group.label, 24)}{values}"


def reading(name: str, report: AnnualReport) -> Iterator[str]:
    """A report as lines: who, when, sections, tables, what was not read."""
    yield head(name, report)
    for section in report.sections:
        yield f"  {section.printed or ''}{section.title}（{len(section.text)}字）"
    for title, lines in (
        ("表二", _proactive(report)),
        ("表三", _applications(report)),
        ("表四", _remedies(report)),
    ):
        body = list(lines)
        if body:
            yield f"  〔{title}〕"
            yield from body
    for figure in report.figures:
        yield f"  {_pad(figure.name, 30)}{_number(figure.value)}{figure.unit}"
    for issue in report.issues:
        yield f"  未识别：{issue.message}" + (f"（{issue.at}）" if issue.at else "")


def _finding(number: int, finding: Finding) -> Iterator[str]:
    level = _SEVERITIES[finding.severity]
    if finding.status is Status.UNCERTAIN:
        level += "·存疑"
    yield f"  {number}. 〔{level} {finding.rule}〕{finding.message}"
    for quote in finding.quotes:
        text = " ".join(quote.text.split())
        text = text if len(text) <= 90 else text[:88] + "……"
        yield f"     原文：“{text}”" + (f"（{quote.at}）" if quote.at and str(quote.at) else "")
    if finding.cites:
        yield f"     依据：{'、'.join(finding.cites)}"


def auditing(name: str, report: AnnualReport, audit: Audit) -> Iterator[str]:
    """The findings as lines, the source's words before the articles."""
    yield head(name, report)
    for issue in report.issues:
        yield f"  未识别：{issue.message}" + (f"（{issue.at}）" if issue.at else "")
    for number, finding in enumerate(audit.findings, start=1):
        yield from _finding(number, finding)
    counts = {
        level: sum(f.severity is level and f.status is Status.FAIL for f in audit.findings)
        for level in Severity
    }
    told = "，".join(f"{_SEVERITIES[level]}{count}处" for level, count in counts.items())
    doubtful = sum(f.status is Status.UNCERTAIN for f in audit.findings)
    passed = sum(audit.checked.values())
    yield f"  共：{told}，存疑{doubtful}处；另有{passed}项核对相符。"


def comparing(comparison: Comparison) -> Iterator[str]:
    """The cells that differ and the carry-overs that do not agree."""
    before, after = comparison.before, comparison.after
    yield f"{before.agency} {before.year}年 → {after.agency} {after.year}年"
    for note in comparison.notes:
        yield f"  注意：{note}"
    for change in comparison.changes:
        if change.before != change.after:
            difference = change.difference
            sign = "" if difference is None else f"（{difference:+}）"
            yield f"  {_pad(change.address, 52)}{_number(change.before)} → {_number(change.after)}{sign}"
    for carried in comparison.carry_overs:
        if carried.agrees is False:
            yield (
                f"  不符〔{carried.rule}〕{carried.explanation}："
                f"应为{_number(carried.expected)}，实为{_number(carried.actual)}"
            )
    agreed = sum(carried.agrees is True for carried in comparison.carry_overs)
    yield f"  结转和递推关系：{agreed}项相符，共{len(comparison.carry_overs)}项。"


def rolling(rolled: RollUp) -> Iterator[str]:
    """The sum, and each difference with what every agency brought."""
    yield from reading("汇总", rolled.report)
    for each in rolled.differences:
        parts = " + ".join(f"{c.agency} {_number(c.value)}" for c in each.contributions)
        yield (
            f"  不符〔TX-13〕{each.address}：本级报告{_number(each.parent)}，"
            f"下级之和{_number(each.total)}（{parts}）"
        )


def reckoning(due: DueDate) -> Iterator[str]:
    """The due date and the reason for every day."""
    if due.due_on is None:
        yield f"收到：{due.received_on}　没有到期日：{due.note}"
    else:
        mark = "（暂定：次年放假安排尚未公布）" if due.provisional else ""
        yield f"收到：{due.received_on}　到期：{due.due_on}（星期{_WEEKDAYS[due.due_on.weekday()]}）{mark}"
    for day in due.days:
        number = f"第{day.number}日" if day.counted else "不计"
        yield f"  {day.on}  {_pad(number, 8)}{day.why}"


_OUTCOMES = {
    "read": "已读取",
    "unreadable": "不能读取",
    "timed_out": "超时",
    "crashed": "进程中断",
    "failed": "出错",
}


def summing_up(summary: CorpusSummary) -> Iterator[str]:
    """What a run over a folder did, and where its table is."""
    told = "，".join(
        f"{name}{summary.outcomes[code]}份"
        for code, name in _OUTCOMES.items()
        if summary.outcomes[code]
    )
    yield f"共{summary.files}份文件：{told or '没有文件'}。"
    if summary.resumed:
        yield f"其中{summary.resumed}份是上次中断前完成的，没有重做。"
    yield f"表格{summary.cells}格，审核结果{summary.findings}条，已写入 {summary.output}"
