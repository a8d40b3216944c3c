from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.listings import judge_announced, judge_bracketed, judge_open
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-06",
    "所写项数与列举一致",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def listings(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文写明几个方面、几项措施，随后逐项列举的，项数应当一致；括号内全部列举的，应与所写个数一致；以“等”收尾的列举可以少于
    所写个数，不能多于。

    | 情形 | 结论 |
    | --- | --- |
    | 两个方面：一是……二是…… | 通过 |
    | 三个方面：一是……二是…… | 警告 |
    | 5 个事项（甲、乙、丙、丁） | 警告 |
    | 甲、乙、丙等 8 个领域 | 通过 |
    | 甲、乙、丙、丁等 3 个领域 | 警告 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_announced(narrative))
    yield from findings(rule, judge_bracketed(narrative))
    yield from findings(rule, judge_open(narrative))
