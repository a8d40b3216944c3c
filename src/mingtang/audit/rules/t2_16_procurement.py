from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule

CELLS = ("proactive/procurement.items", "proactive/procurement.amount")


@rule(
    "T2-16",
    "采购项目数量与金额应同时有无",
    severity=Severity.WARNING,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二", "《政府信息公开条例》第二十条第（九）项"),
)
def procurement(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：有采购项目就有金额，有金额就有项目。

    | 情形 | 结论 |
    | --- | --- |
    | 项目 30，金额 65000 | 通过 |
    | 项目 0，金额 0 | 通过 |
    | 项目 30，金额 0 | 警告 |
    | 项目 0，金额 65000 | 警告 |
    | 有一格空白 | 不作判断 |
    """
    numbers = known(case.report, *CELLS)
    if numbers is None:
        return
    if (numbers[0] == 0) == (numbers[1] == 0):
        yield None
        return
    yield rule.fail(
        f"政府集中采购填了项目 {numbers[0]} 个、总金额 {numbers[1]}，两者应同时有或同时没有，请核对",
        left=numbers[0],
        right=numbers[1],
        cells=CELLS,
        quotes=quotes(case.report, *CELLS),
    )
