from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.dates import report_period
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.wording import narrow

YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?=年)")
NAME_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\D*年报|\D*年度报告)")


@rule(
    "TX-01",
    "标题、统计期限、文件名的年份一致",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第四十九条、第五十条",),
)
def years(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """报告的标题、引言所写统计期限、文件名应指同一年度。

    | 情形 | 结论 |
    | --- | --- |
    | 标题 2023 年，统计期限 2023 年 | 通过 |
    | 标题 2023 年，统计期限 2022 年 | 错误 |
    | 文件名写 2022 年，标题 2023 年 | 警告，可能只是文件名有误 |
    | 标题没有写年份 | 不作判断 |
    """
    report = case.report
    titled = YEAR.findall(narrow(report.title or ""))
    if not titled:
        return
    year, title = int(titled[0]), Quote(report.title or "")
    period = report_period(report)
    if period is not None and period.first_year != year:
        yield rule.fail(
            f"标题写 {year} 年，统计期限写“{period.text}”，年份不一致，请核对",
            left=year,
            right=period.first_year,
            quotes=(title, Quote(period.text)),
        )
    elif period is not None:
        yield None
    named = [int(each) for each in NAME_YEAR.findall(case.file_name or "")]
    if named and year not in named:
        yield rule.fail(
            f"文件名写 {named[0]} 年，标题写 {year} 年，请核对文件名或标题",
            severity=Severity.WARNING,
            left=year,
            right=named[0],
            quotes=(title, Quote(case.file_name or "")),
        )
    elif named:
        yield None
