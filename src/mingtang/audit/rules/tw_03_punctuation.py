from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import clashing
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-03",
    "标点不连用",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def punctuation(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """句中点号（，、；：）与句末点号（。）不连用，同一点号不重复。

    | 情形 | 结论 |
    | --- | --- |
    | 标点单用 | 通过 |
    | “公开，。” | 警告 |
    | “公开。。” | 警告 |
    | 省略号 | 通过 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, clashing(narrative))
