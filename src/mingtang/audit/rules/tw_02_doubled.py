from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import doubled
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-02",
    "字词不重复",
    severity=Severity.ERROR,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def repeated_words(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """“的的”“件件”（数字之后）等重复的字是错误；两字以上的词紧接着重复的，请核对。叠词（一件一件）和词首相接（区政府政府信息、
    规范规范性文件）不算。

    | 情形 | 结论 |
    | --- | --- |
    | 区政府政府信息公开 | 通过 |
    | 统一的的界面 | 错误 |
    | 专项资金资金分配 | 警告 |
    | 收到 3 件件申请 | 错误 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, doubled(narrative))
