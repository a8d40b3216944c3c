from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, first_quote, whole_text
from mingtang.audit.registry import Case, Rule, rule

FEE = re.compile(r"处理费|收费|收取[^，。；]{0,16}费|费用")
TOLD = re.compile(r"未|没有|无|不|零|[\d.]+\s*万?元|免")


@rule(
    "TX-08",
    "第六部分报告信息处理费",
    severity=Severity.ERROR,
    editions=("2021",),
    cites=("国办公开办函〔2021〕30号", "国办函〔2020〕109号"),
)
def fee(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2021 年格式要求在“其他需要报告的事项”中报告收取信息处理费的情况，没有收取也要写明。

    | 情形 | 结论 |
    | --- | --- |
    | “2023年未收取信息处理费” | 通过 |
    | “收取信息处理费1200元” | 通过 |
    | 第六部分只写“无” | 错误 |
    | 第六部分没写，第一部分写了 | 警告，应移到第六部分 |
    | 提到信息处理费而没有金额或“未收取” | 提示 |
    | 没有第六部分 | 由 TX-03 指出 |
    """
    section = case.report.section(6)
    if section is None:
        return
    evidence = first_quote(section)
    text = dense(section.text)
    mention = FEE.search(text)
    if mention is None:
        elsewhere = "处理费" in whole_text(case.report)
        yield rule.fail(
            "信息处理费写在了别处，应在第六部分“其他需要报告的事项”中报告"
            if elsewhere
            else "第六部分没有报告收取信息处理费的情况；没有收取的，也要写明“未收取信息处理费”",
            severity=Severity.WARNING if elsewhere else Severity.ERROR,
            quotes=evidence,
        )
    elif not TOLD.search(text):
        yield rule.fail(
            "第六部分提到信息处理费，但没有写收取的件数、金额或“未收取”，请补明",
            severity=Severity.NOTICE,
            quotes=evidence,
        )
    else:
        yield None
