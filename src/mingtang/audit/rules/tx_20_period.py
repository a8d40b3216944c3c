from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.dates import report_period
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "TX-20",
    "写明统计期限且为全年",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号", "《政府信息公开条例》第四十九条、第五十条"),
)
def period(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """引言应写明所列数据的统计期限，自报告年度 1 月 1 日起至 12 月 31 日止。没有写的给出提示；期限不是全年的为
    错误；起止都是另一年的，由 TX-01 指出。

    | 情形 | 结论 |
    | --- | --- |
    | 2023年1月1日至2023年12月31日 | 通过 |
    | 2023年1月1日至12月31日 | 通过 |
    | 2023年1月1日至2023年12月15日 | 错误 |
    | 没有写统计期限 | 提示 |
    | 年度没有读出 | 不作判断 |
    """
    report = case.report
    if report.year is None or not report.sections:
        return
    told = report_period(report)
    if told is None:
        yield rule.fail(
            f"引言没有写明统计期限，请补写“所列数据统计期限自{report.year}年1月1日起至{report.year}年12月31日止”",
            severity=Severity.NOTICE,
        )
    elif told.is_calendar_year(told.first_year):
        yield None
    else:
        yield rule.fail(
            f"统计期限写“{told.text}”，应为 {report.year}年1月1日至{report.year}年12月31日，请核对日期和数据",
            quotes=(Quote(told.text),),
        )
