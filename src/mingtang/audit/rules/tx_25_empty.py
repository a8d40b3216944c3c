from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, first_quote
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

LEAST = {1: 60, 5: 20, 6: 1}


@rule(
    "TX-25",
    "各部分有内容",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第五十条", "国办公开办函〔2021〕30号"),
)
def empty(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """一、五、六部分是文字叙述，不应只有标题；总体情况不足六十字、第五部分不足二十字的，说不清五个方面和问题改进。

    | 情形 | 结论 |
    | --- | --- |
    | 三部分都有叙述 | 通过 |
    | 第六部分只有标题 | 警告 |
    | 第六部分写“无” | 通过，由 TX-08 判断 |
    | 总体情况只有一句话 | 警告 |
    """
    for number, least in LEAST.items():
        section = case.report.section(number)
        if section is None:
            continue
        length = len(dense(section.text))
        if length >= least:
            yield None
            continue
        told = f"只有 {length} 个字" if length else "只有标题，没有内容"
        yield rule.fail(
            f"“{section.printed}{section.title}”{told}，请补写", quotes=first_quote(section)
        )
