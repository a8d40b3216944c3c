from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.contradictions import judge_balance, judge_columns, judge_twice
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-05",
    "同一数字前后一致",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def told_twice(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文两处写同一年度、同一范围、同一渠道的同一数字（收到申请、答复、主动公开信息、复议、诉讼件数），应当相同；新收加
    上年结转应等于答复加结转下年。范围或渠道不同的不作比较。

    | 情形 | 结论 |
    | --- | --- |
    | 两处都写主动公开 36 条 | 通过 |
    | 一处写收到 3 件，一处写收到 4 件 | 警告 |
    | 一处写网站公开 30 条，一处写公众号公开 20 条 | 不作比较 |
    | 收到 5、上年结转 1、答复 5、结转下年 2 | 警告，6≠7 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_twice(narrative))
    yield from findings(rule, judge_columns(narrative))
    yield from findings(rule, judge_balance(narrative))
