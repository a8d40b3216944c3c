from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TX-19",
    "落款日期",
    severity=Severity.ERROR,
    cites=("《党政机关公文格式》（GB/T 9704—2012）成文日期", "《政府信息公开条例》第四十九条"),
)
def signature(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """报告应署成文日期；统计期限到 12 月 31 日，成文日期不应早于年末，也不应晚于审核当日。页面另有发布日期的，
    不要求落款日期。

    | 情形 | 结论 |
    | --- | --- |
    | 2023 年报告，落款 2024 年 1 月 15 日 | 通过 |
    | 2023 年报告，落款 2023 年 12 月 28 日 | 错误，全年数据尚未形成 |
    | 落款在审核日之后 | 错误 |
    | 有落款机关而没有日期，也没有发布日期 | 警告 |
    | 没有落款，也没有发布日期 | 提示 |
    | 没有落款日期，有发布日期 | 不作判断 |
    """
    report = case.report
    signed = report.signed_on
    if signed is None:
        if report.published_on is None and report.sections:
            yield rule.fail(
                "没有找到落款日期，也没有发布日期，无法核对是否按期公布，请补署成文日期",
                severity=Severity.WARNING if report.signed_by else Severity.NOTICE,
                quotes=tuple(Quote(p.text, p.at) for p in report.closing[-2:]),
            )
        return
    evidence = tuple(Quote(p.text, p.at) for p in report.closing)
    if report.year is not None and signed < date(report.year, 12, 31):
        yield rule.fail(
            f"落款日期 {signed:%Y-%m-%d} 早于 {report.year} 年年末，全年数据尚未形成，请核对日期或数据",
            quotes=evidence,
        )
    elif case.today is not None and signed > case.today:
        yield rule.fail(
            f"落款日期 {signed:%Y-%m-%d} 晚于审核日 {case.today:%Y-%m-%d}，请核对", quotes=evidence
        )
    else:
        yield None
