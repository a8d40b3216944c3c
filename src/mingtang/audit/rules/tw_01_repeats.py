from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.repeats import repeated
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-01",
    "同一句不重复",
    severity=Severity.ERROR,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def repeats(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """同一句话连写两遍的是错误；三十字以上的长句在别处又出现的，请核对是否误复制。

    | 情形 | 结论 |
    | --- | --- |
    | 各句不同 | 通过 |
    | 同一句连写两遍 | 错误 |
    | 第一部分的长句在第六部分又出现 | 警告 |
    | 短句（如“无。”）再次出现 | 不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, repeated(narrative))
