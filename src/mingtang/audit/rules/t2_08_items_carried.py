from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_of, quotes, row_label, row_of
from mingtang.audit.previous import known, last_year
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
    previous = last_year(case)
    if previous is None:
        return
    for address in case.report.cells:
        if column_of(address) != "items_last_year":
            continue
        before_cells = address, f"{row_of(address)}.change"
        now, before = known(case.report, address), known(previous, *before_cells)
        if now is None or before is None:
            continue
        if now[0] == sum(before):
            yield None
            continue
        yield rule.fail(
            f"“{row_label(case.report, address)}”：去年报告项目数量 {before[0]}、增减 {before[1]:+}，应为 "
            f"{sum(before)}，今年“上一年项目数量”填 {now[0]}，请核对；因职能调整的须附说明",
            left=sum(before),
            right=now[0],
            cells=(address,),
            quotes=(*quotes(case.report, address), *quotes(previous, *before_cells)),
        )
