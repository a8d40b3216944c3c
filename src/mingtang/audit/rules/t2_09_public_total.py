from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import fixed_by_last_year
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "T2-09",
    "对外公开总数量与去年衔接",
    severity=Severity.WARNING,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二",),
)
def public_total(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：今年“对外公开总数量”等于去年总数量加今年“本年新公开数量”；多出的没有来源，应说明；少了的
    可能已经废止，只提示核对。

    | 情形 | 结论 |
    | --- | --- |
    | 去年总数 30，新公开 12，总数 42 | 通过 |
    | 去年总数 0，新公开 0，总数 5 | 警告 |
    | 去年总数 30，新公开 0，总数 24 | 存疑，可能已废止 |
    | 没有去年的报告 | 不作判断 |
    """
    for previous, carried in fixed_by_last_year(case, rule):
        due, total = carried.expected, carried.actual
        if due is None or total is None:
            continue
        if carried.agrees:
            yield None
            continue
        before, published = carried.operands
        addresses = (carried.relation.terms[1].address, carried.address)
        found = rule.fail if total > due else rule.uncertain
        yield found(
            f"“{row_label(case.report, carried.address)}”：去年对外公开总数量 {before}+本年新公开 {published}="
            f"{due}，今年总数量填 {total}，相差 {abs(total - due)}；"
            + ("多出的没有来源，请核对并说明" if total > due else "如有废止请说明"),
            left=due,
            right=total,
            cells=addresses,
            quotes=(*quotes(case.report, *addresses), *quotes(previous, carried.address)),
        )
