from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.registry import Case, Rule, rule

ADDRESS = "remedies/litigation_direct/total"
IN_FORCE = 2024


@rule(
    "T4-04",
    "2024 年起直接起诉应为非复议前置类型",
    severity=Severity.NOTICE,
    editions=("2021",),
    cites=("《行政复议法》（2023年修订）第二十三条第一款第（四）项",),
)
def direct_suits(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2024 年 1 月 1 日起，对政府信息不予公开不服的，应先申请行政复议。此后仍有未经复议直接起诉的，核对案由
    是否都不属于不予公开（如无法提供、不予处理、提供内容不符）。

    | 情形 | 结论 |
    | --- | --- |
    | 2024 年直接起诉 2 件 | 提示核对，存疑 |
    | 2024 年直接起诉 0 件 | 通过 |
    | 2023 年直接起诉 2 件 | 不适用 |
    | 该格空白 | 不作判断 |
    """
    year, count = case.report.year, case.report.value(ADDRESS)
    if year is None or year < IN_FORCE or count is None:
        return
    if count == 0:
        yield None
        return
    yield rule.uncertain(
        f"未经复议直接起诉 {count} 件：2024 年起不予公开类争议须先复议，请核对这些案件是否属于无法提供、"
        "不予处理等可直接起诉的类型，以及答复书是否写明复议前置",
        left=count,
        cells=(ADDRESS,),
        quotes=quotes(case.report, ADDRESS),
    )
