from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import cut_short
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-05",
    "常用词语不残缺",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def terms(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """政府信息公开的固定词语（受理渠道、审查管理、社会保障、行政复议等）在标点前缺末字的，或紧密的法定词语中间多一字的，请
    更正。

    | 情形 | 结论 |
    | --- | --- |
    | 畅通受理渠道。 | 通过 |
    | 畅通受理渠。 | 警告，应为受理渠道 |
    | 行政法复议 | 警告，应为行政复议 |
    | 行政不复议等否定说法 | 不算 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, cut_short(narrative))
