from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.previous import known, last_year
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

SUITS = "remedies/litigation_after_reconsideration/total"
REVIEWS = "remedies/reconsideration/total"


@rule(
    "T4-03",
    "复议后起诉不多于两年复议之和",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("《行政诉讼法》第四十五条", "表四结构"),
)
def after_reconsideration(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """复议后起诉的案件都先经过行政复议，起诉期限为收到复议决定书之日起十五日，所以今年的件数一般不多于
    今年与去年复议件数之和。没有去年的报告时不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 复议今年 2、去年 1，复议后起诉 3 | 通过 |
    | 复议今年 2、去年 1，复议后起诉 4 | 警告 |
    | 没有去年的报告 | 不作判断 |
    | 去年总计空白 | 不作判断 |
    """
    previous = last_year(case)
    now = known(case.report, SUITS, REVIEWS)
    before = known(previous, REVIEWS) if previous else None
    if previous is None or now is None or before is None:
        return
    suits, reviews = now
    if suits <= reviews + before[0]:
        yield None
        return
    yield rule.fail(
        f"复议后起诉 {suits} 件，多于今年复议 {reviews} 件与去年复议 {before[0]} 件之和 "
        f"{reviews + before[0]}，请核对是否重复计入或错列",
        left=suits,
        right=reviews + before[0],
        cells=(SUITS, REVIEWS),
        quotes=(*quotes(case.report, SUITS, REVIEWS), *quotes(previous, REVIEWS)),
    )
