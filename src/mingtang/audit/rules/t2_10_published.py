from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule

ROWS = ("proactive/regulations", "proactive/normative_documents")


@rule(
    "T2-10",
    "对外公开总数量不少于本年新公开数量",
    severity=Severity.ERROR,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二",),
)
def published(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：本年新公开的包含在对外公开总数量之内，总数量不应比它少。

    | 情形 | 结论 |
    | --- | --- |
    | 新公开 3，总数量 10 | 通过 |
    | 新公开 3，总数量 3 | 通过 |
    | 新公开 3，总数量 0 | 错误 |
    | 总数量空白 | 不作判断 |
    """
    for row in ROWS:
        addresses = f"{row}.published", f"{row}.total_public"
        numbers = known(case.report, *addresses)
        if numbers is None:
            continue
        if numbers[1] >= numbers[0]:
            yield None
            continue
        yield rule.fail(
            f"“{row_label(case.report, addresses[0])}”：本年新公开 {numbers[0]}，对外公开总数量只有 "
            f"{numbers[1]}，总数量应包含本年新公开的，请核对",
            left=numbers[1],
            right=numbers[0],
            cells=addresses,
            quotes=quotes(case.report, *addresses),
        )
