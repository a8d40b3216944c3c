from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.withheld import judge_withheld
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-10",
    "不予公开信息数应有口径",
    severity=Severity.NOTICE,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def withheld(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """法定表格没有“不予公开信息数”一项。正文写不予公开信息若干条，又与表三不予公开合计不同的，应写明是何种信息、按何标准
    统计。已列为信息总数一部分的，口径清楚，不提示。

    | 情形 | 结论 |
    | --- | --- |
    | 不予公开信息 0 条 | 通过 |
    | 不予公开信息 105 条，表三不予公开 0 | 提示 |
    | 信息总数 120 条，其中主动公开 100 条，不予公开 20 条 | 通过 |
    | 表三没有读出 | 不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_withheld(narrative, case.report))
