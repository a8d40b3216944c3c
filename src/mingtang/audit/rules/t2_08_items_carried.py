from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import fixed_by_last_year
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "T2-08",
    "上一年项目数量与去年报告衔接",
    severity=Severity.WARNING,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二",),
)
def items_carried(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：今年“上一年项目数量”等于去年报告“上一年项目数量”加去年“本年增/减”；机构职能调整的须附说明。

    | 情形 | 结论 |
    | --- | --- |
    | 去年 20、增 1，今年上一年项目 21 | 通过 |
    | 去年 20、增 1，今年上一年项目 25 | 警告 |
    | 没有去年的报告 | 不作判断 |
    | 去年“增/减”空白 | 不作判断 |
    """
    for previous, carried in fixed_by_last_year(case, rule):
        due, told = carried.expected, carried.actual
        if due is None or told is None:
            continue
        if carried.agrees:
            yield None
            continue
        before, change = carried.operands
        told_before = tuple(term.address for term in carried.relation.terms)
        yield rule.fail(
            f"“{row_label(case.report, carried.address)}”：去年报告项目数量 {before}、增减 {change:+}，应为 "
            f"{due}，今年“上一年项目数量”填 {told}，请核对；因职能调整的须附说明",
            left=due,
            right=told,
            cells=(carried.address,),
            quotes=(*quotes(case.report, carried.address), *quotes(previous, *told_before)),
        )
