from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import known, last_year
from mingtang.audit.registry import Case, Rule, rule

ROWS = ("proactive/regulations", "proactive/normative_documents")


@rule(
    "T2-04",
    "废止件数不多于去年有效加今年制发",
    severity=Severity.ERROR,
    editions=("2021",),
    cites=("国办公开办函〔2021〕30号所附表二",),
)
def repealed(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """能废止的只有去年仍有效的和今年制发的。去年的报告不是 2021 年格式的不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 去年有效 5、今年制发 3，废止 8 | 通过 |
    | 去年有效 5、今年制发 3，废止 9 | 错误 |
    | 没有去年的报告 | 不作判断 |
    | 废止件数空白 | 不作判断 |
    """
    previous = last_year(case)
    if previous is None or previous.edition != "2021":
        return
    for row in ROWS:
        now = known(case.report, f"{row}.made", f"{row}.repealed")
        before = known(previous, f"{row}.in_force")
        if now is None or before is None:
            continue
        made, gone = now
        if gone <= before[0] + made:
            yield None
            continue
        addresses = f"{row}.repealed", f"{row}.made"
        yield rule.fail(
            f"“{row_label(case.report, addresses[0])}”：废止 {gone} 件，多于去年有效 {before[0]}+今年制发 "
            f"{made}={before[0] + made}，请核对",
            left=gone,
            right=before[0] + made,
            cells=addresses,
            quotes=(*quotes(case.report, *addresses), *quotes(previous, f"{row}.in_force")),
        )
