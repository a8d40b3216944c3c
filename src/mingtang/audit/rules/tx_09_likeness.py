from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.likeness import judge_likeness
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TX-09",
    "正文不照抄上年",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第五十条", "年度报告应当反映本年度情况，杜绝照搬"),
)
def copied(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """去掉机关名称、年份、数字、文件名和法定用语后，第一、五、六部分与上年报告同一部分的相似程度：七成以上警告，
    九成以上错误。不足八十字的部分、没有上年报告的，不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 各写各年的事，相似不足七成 | 通过 |
    | 第一部分相似八成 | 警告 |
    | 第一部分只改了年份 | 错误 |
    | 第六部分两年都是“无” | 不作判断 |
    | 没有上年报告 | 不作判断 |
    """
    yield from findings(rule, judge_likeness(case.report, case.previous))
