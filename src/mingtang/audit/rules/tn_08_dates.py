from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.calendar_told import judge_dates
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-08",
    "正文日期合乎历法",
    severity=Severity.ERROR,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def dates(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文所写日期应是历法上有的日子，期间的止日不早于起日，截至日期不晚于落款日期。

    | 情形 | 结论 |
    | --- | --- |
    | 自 1 月 1 日起至 12 月 31 日止 | 通过 |
    | 2 月 30 日 | 错误 |
    | 自 2023 年 12 月 31 日起至 2023 年 1 月 1 日 | 错误，起止颠倒 |
    | 截至日期晚于落款 | 错误 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_dates(narrative, case.report))
