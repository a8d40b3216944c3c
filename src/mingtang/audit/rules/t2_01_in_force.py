from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import fixed_by_last_year
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "T2-01",
    "现行有效件数与去年衔接",
    severity=Severity.WARNING,
    editions=("2021",),
    cites=("国办公开办函〔2021〕30号所附表二", "《政府信息公开条例》第二十条第（一）项"),
)
def in_force(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """规章、行政规范性文件各一行：今年现行有效件数等于去年现行有效件数加今年制发件数减今年废止件数；因
    全面清理、届满失效、机构划转、口径调整而不等的，须附说明。2019 年格式的“对外公开总数量”口径不同，
    不套用。

    | 情形 | 结论 |
    | --- | --- |
    | 去年有效 5，今年制发 3、废止 0，有效 8 | 通过 |
    | 去年有效 40，今年制发 12、废止 7，有效 145 | 警告，须附说明 |
    | 去年的报告是 2019 年格式 | 不适用 |
    | 有一格未填 | 不作判断 |
    """
    for previous, carried in fixed_by_last_year(case, rule):
        due, told = carried.expected, carried.actual
        if due is None or told is None:
            continue
        if carried.agrees:
            yield None
            continue
        before, made, repealed = carried.operands
        addresses = (*(t.address for t in carried.relation.terms[1:]), carried.address)
        yield rule.fail(
            f"“{row_label(case.report, carried.address)}”：去年有效 {before}+今年制发 {made}-废止 "
            f"{repealed}={due}，现行有效件数填 {told}，相差 {abs(told - due)}；"
            "如因清理、届满失效、机构划转或口径调整，须附说明，否则请更正",
            left=due,
            right=told,
            cells=addresses,
            quotes=(*quotes(case.report, *addresses), *quotes(previous, carried.address)),
        )
