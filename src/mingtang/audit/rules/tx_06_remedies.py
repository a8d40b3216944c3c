from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.remedies_told import judge_cases, judge_results
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "TX-06",
    "正文复议、诉讼情况与表四一致",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=(
        "《政府信息公开条例》第五十条第一款第（三）项",
        "国办公开办函〔2021〕30号、〔2019〕60号表四",
    ),
)
def remedies(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文所写因政府信息公开引起的行政复议、行政诉讼件数应与表四一致，诉讼为未经复议直接起诉与复议后起诉之和；正文称
    均获维持、均已结案、未被纠正的，表四相应各格应为 0。与政府信息公开无关的复议、诉讼件数不作比较。

    | 情形 | 结论 |
    | --- | --- |
    | 正文复议 2 件，表四复议总计 2 | 通过 |
    | 正文诉讼 3 件，表四直接起诉 1、复议后起诉 1 | 警告 |
    | 正文均获维持，表四尚未审结 1 | 警告 |
    | 正文没有行政复议，表四复议总计 1 | 警告 |
    | 正文写全市办理行政复议案件 120 件，不涉及信息公开 | 不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_cases(narrative, case.report))
    yield from findings(rule, judge_results(narrative, case.report))
