from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import mixed
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-08",
    "句式不杂糅",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def mixed_sentences(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """“本报告由某机关根据……编制此报告”把两种句式糅在一起，应改为“本报告由……编制”或“某机关编制本报告”。

    | 情形 | 结论 |
    | --- | --- |
    | 本报告根据条例编制。 | 通过 |
    | 本报告由某局根据条例编制此报告。 | 警告 |
    | 根据条例，我局编制了本报告。 | 通过 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, mixed(narrative))
