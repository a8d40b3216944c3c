from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.brackets import unpaired
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-04",
    "括号、引号、书名号成对",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def brackets(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """同一部分内的括号、引号、书名号应当成对；“1）”“一）”等编号的右括号不算。

    | 情形 | 结论 |
    | --- | --- |
    | “公开”与《办法》成对 | 通过 |
    | 《办法 缺右书名号 | 警告 |
    | 1）第一项 | 通过 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, unpaired(narrative))
