from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingtang.audit.agencies import publication_deadline
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TX-14",
    "按期公布年度报告",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第四十九条",),
)
def deadline(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """县级以上政府部门应在次年 1 月 31 日前公布上一年度报告，县级以上政府应在 3 月 31 日前公布。日期取页面发布
    日期，没有的取落款日期；机关类别凭名称判断，分不清的只提示。2018 年度以前一律为 3 月 31 日。发布在次年之后的，可能是网站迁移后的日期。

    | 情形 | 结论 |
    | --- | --- |
    | 县教育局 1 月 31 日发布 | 通过 |
    | 县教育局 2 月 1 日发布 | 错误 |
    | 县人民政府 3 月 31 日发布 | 通过 |
    | 类别不明，3 月 5 日发布 | 存疑 |
    | 类别不明，4 月 1 日发布 | 错误 |
    | 只有落款日期且未逾期 | 不作判断 |
    | 隔年以后才发布 | 存疑 |
    | 发布日期逾期而落款日期没有逾期 | 存疑 |
    """
    report = case.report
    published = report.published_on or report.signed_on
    if report.year is None or published is None or published.year <= report.year:
        return
    due = publication_deadline(report.agency, report.year)
    earliest, latest = due or date(report.year + 1, 1, 31), due or date(report.year + 1, 3, 31)
    if published <= earliest:
        if report.published_on is not None:
            yield None
        return
    kind = "发布" if report.published_on is not None else "落款"
    signed_in_time = report.signed_on is not None and report.signed_on <= latest
    certain = published > latest and published.year == report.year + 1 and not signed_in_time
    found = rule.fail if certain else rule.uncertain
    yield found(
        severity=Severity.ERROR if certain else Severity.NOTICE,
        message=f"{kind}日期 {published:%Y-%m-%d}，{_limit(due, report.year)}，请核对是否逾期；"
        "实际公布日期更早的，请保留公布记录",
    )


def _limit(due: date | None, year: int) -> str:
    if due is not None:
        return f"应在 {due:%Y-%m-%d} 前公布"
    return f"部门应在 {year + 1}-01-31 前、政府应在 {year + 1}-03-31 前公布"
