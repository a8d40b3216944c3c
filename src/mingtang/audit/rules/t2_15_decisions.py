from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_of, quotes, row_label, row_of
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "T2-15",
    "没有项目而有处理决定，应当核对",
    severity=Severity.NOTICE,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二",),
)
def decisions(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：上一年项目数量加“本年增/减”为 0，却有处理决定的，提示核对项目数量是否漏填。

    | 情形 | 结论 |
    | --- | --- |
    | 项目 21、增 1，处理决定 19 | 通过 |
    | 项目 0、增 0，处理决定 0 | 通过 |
    | 项目 0、增 0，处理决定 5 | 提示 |
    | 处理决定空白 | 不作判断 |
    """
    for address in case.report.cells:
        if column_of(address) != "items_last_year":
            continue
        addresses = address, f"{row_of(address)}.change", f"{row_of(address)}.decisions"
        numbers = known(case.report, *addresses)
        if numbers is None:
            continue
        if numbers[0] + numbers[1] != 0 or numbers[2] == 0:
            yield None
            continue
        yield rule.uncertain(
            f"“{row_label(case.report, address)}”项目数量合计为 0，却有处理决定 {numbers[2]} 件，"
            "请核对项目数量是否漏填，或当年取消后又计入",
            left=0,
            right=numbers[2],
            cells=addresses,
            quotes=quotes(case.report, *addresses),
        )
