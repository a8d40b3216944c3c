from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.shares_told import judge_shares
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-02",
    "正文占比等于件数除以总数",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第五十条", "占比允许相差 0.1 个百分点"),
)
def shares(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文在件数之后写出占比的，占比应等于件数除以所占的总数，允许相差 0.1 个百分点或末位舍入。依申请公开
    各类结果的占比，以正文或表三的答复总数为准；总数不明的占比不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 共 31 项，其中 27 项，占 87.1% | 通过 |
    | 共 31 项，其中 27 项，占 78.1%，另 4 项 | 错误 |
    | 占比四舍五入到整数 | 按整数舍入比较 |
    | 总数没有写出 | 不作判断 |
    """
    yield from findings(rule, judge_shares(claims.read(case.report), case.report))
