from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import unmarked
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-07",
    "列举序词不漏“是”",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def ordinals(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """一是、二是之后接着写“三……”而没有“是”字的，疑漏字。

    | 情形 | 结论 |
    | --- | --- |
    | 一是……；二是……；三是…… | 通过 |
    | 一是……；二是……；三方便公众…… | 警告 |
    | 一是……；二是……。三个部门…… | 不算 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, unmarked(narrative))
