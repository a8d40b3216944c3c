from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.desks import judge_desks
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.sums_told import judge_parts
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-04",
    "部分不大于整体",
    severity=Severity.WARNING,
    cites=("《政府信息公开条例》第五十条", "年度报告应当数据准确、前后一致"),
)
def subset(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """列为分项的数字不应大于总数；同一窗口、热线、网站或公众号在一处写了受理总数，在另一处分类列举的，列举之和
    也不应大于总数。

    | 情形 | 结论 |
    | --- | --- |
    | 共 5 件，其中网上 3 件、信函 2 件 | 通过 |
    | 共 5 件，其中网上 7 件、信函 2 件 | 警告 |
    | 窗口共受理 60 件，另处写窗口登记甲 40 件、乙 30 件 | 警告 |
    | 两处不是同一窗口 | 不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_parts(narrative.partitions))
    yield from findings(rule, judge_desks(narrative))
