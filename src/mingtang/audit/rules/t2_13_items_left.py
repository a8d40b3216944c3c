from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_of, quotes, row_label, row_of
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "T2-13",
    "减少的项目不多于上一年项目",
    severity=Severity.ERROR,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二",),
)
def items_left(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：上一年项目数量加“本年增/减”不应小于 0。

    | 情形 | 结论 |
    | --- | --- |
    | 上一年 24，本年 -24 | 通过 |
    | 上一年 20，本年 -24 | 错误 |
    | “本年增/减”空白 | 不作判断 |
    """
    for address in case.report.cells:
        if column_of(address) != "items_last_year":
            continue
        addresses = address, f"{row_of(address)}.change"
        numbers = known(case.report, *addresses)
        if numbers is None:
            continue
        if sum(numbers) >= 0:
            yield None
            continue
        yield rule.fail(
            f"“{row_label(case.report, address)}”：上一年项目数量 {numbers[0]}，本年增/减 {numbers[1]:+}，"
            f"相加为 {sum(numbers)}，减少的比原有的多，请核对",
            left=numbers[0],
            right=-numbers[1],
            cells=addresses,
            quotes=quotes(case.report, *addresses),
        )
