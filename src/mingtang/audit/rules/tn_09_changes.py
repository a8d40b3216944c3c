from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.changes_told import judge_changes
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-09",
    "同比增减与上年相符",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当数据准确、前后一致",
    ),
)
def changes(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文在件数之后写同比增减的，应与上年数字相符：上年数字取同一句所写，没有的取上年报告。百分比允许相差 0.1 个百分点或末位
    舍入；没有上年数字的不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 上年 20 件，今年 25 件，增长 25% | 通过 |
    | 上年 20 件，今年 25 件，增长 20% | 警告 |
    | 上年 20 件，今年 25 件，增加 4 件 | 警告 |
    | 没有上年报告，句中也没有上年数字 | 不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_changes(narrative, case.previous))
