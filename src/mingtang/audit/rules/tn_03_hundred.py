from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.shares_told import judge_hundred
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-03",
    "正文各项占比合计为百分之百",
    severity=Severity.WARNING,
    cites=("《政府信息公开条例》第五十条", "占比合计允许相差 0.5 个百分点"),
)
def hundred(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文把总数分成三项以上并逐项写出占比的，占比合计不得超过 100%；各项件数加满总数的，占比合计应为
    100%。允许相差 0.5 个百分点或各项舍入之和。

    | 情形 | 结论 |
    | --- | --- |
    | 33.3%、33.3%、33.4% | 通过 |
    | 50%、30%、25% | 警告，合计 105% |
    | 件数加满，占比合计 95% | 警告 |
    | 只列举其中几项，合计 60% | 不作判断 |
    """
    yield from findings(rule, judge_hundred(claims.read(case.report).partitions))
