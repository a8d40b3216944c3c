from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.contradictions import judge_done, judge_none
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-07",
    "正文各句不相矛盾",
    severity=Severity.ERROR,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def contradictions(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文一处称未收到申请、没有复议或诉讼，另一处又写件数的；称全部办结，又写结转件数的；称均已结案、均获维持，又写尚未审结
    件数的，都是前后矛盾。说的是不同范围或不同年度的，不作认定。

    | 情形 | 结论 |
    | --- | --- |
    | 未收到申请，全文没有申请件数 | 通过 |
    | 未收到申请，另处受理申请 1 件 | 错误 |
    | 所有申请均已办结，结转下年 1 件 | 错误 |
    | 县政府办未收到申请，全县收到 3 件 | 范围不同，不作认定 |
    | 复议均已审结，尚未审结 2 件 | 错误 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_none(narrative))
    yield from findings(rule, judge_done(narrative))
