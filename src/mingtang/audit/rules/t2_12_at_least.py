from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule

ROWS = ("proactive/regulations", "proactive/normative_documents")


@rule(
    "T2-12",
    "现行有效件数不少于制发减废止",
    severity=Severity.WARNING,
    editions=("2021",),
    cites=("国办公开办函〔2021〕30号所附表二",),
)
def at_least(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """去年有效件数不会小于 0，所以今年现行有效件数至少等于今年制发减今年废止；少了就有漏计。

    | 情形 | 结论 |
    | --- | --- |
    | 制发 3、废止 1，有效 2 | 通过 |
    | 制发 3、废止 1，有效 0 | 警告 |
    | 制发 0、废止 5，有效 5 | 通过 |
    | 有效件数空白 | 不作判断 |
    """
    for row in ROWS:
        addresses = tuple(f"{row}.{column}" for column in ("made", "repealed", "in_force"))
        numbers = known(case.report, *addresses)
        if numbers is None:
            continue
        least = numbers[0] - numbers[1]
        if numbers[2] >= least:
            yield None
            continue
        yield rule.fail(
            f"“{row_label(case.report, addresses[0])}”：本年制发 {numbers[0]}-废止 {numbers[1]}={least}，"
            f"现行有效件数只有 {numbers[2]}，请核对是否漏计",
            left=numbers[2],
            right=least,
            cells=addresses,
            quotes=quotes(case.report, *addresses),
        )
