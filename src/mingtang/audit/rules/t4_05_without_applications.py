from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.previous import known, last_year
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import shown_sum, total

REMEDIES = tuple(
    f"remedies/{group}/total"
    for group in ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
)
APPLICATIONS = ("applications/new_received/total", "applications/carried_in/total")


@rule(
    "T4-05",
    "没有申请而有复议诉讼，应当核对",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第五十一条",),
)
def without_applications(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """因政府信息公开提起的复议、诉讼大多由依申请公开引起。表四有案件而表三全年没有申请的，应核对是否把其他
    案件计入；有去年的报告且去年也没有申请的，给出警告，否则存疑。

    | 情形 | 结论 |
    | --- | --- |
    | 表四 1 件，今年、去年表三都是 0 | 警告 |
    | 表四 1 件，今年表三 0，没有去年的报告 | 存疑 |
    | 表四 1 件，去年有申请 | 通过 |
    | 表四 0 件 | 通过 |
    | 有一格未填 | 不作判断 |
    """
    report, previous = case.report, last_year(case)
    cases, received = known(report, *REMEDIES), known(report, *APPLICATIONS)
    if cases is None or received is None:
        return
    before = known(previous, *APPLICATIONS) if previous else None
    if not any(cases) or any(received) or (before is not None and any(before)):
        yield None
        return
    found = rule.uncertain if before is None else rule.fail
    yield found(
        f"表四复议、诉讼共 {shown_sum(report, REMEDIES)} 件，而表三没有收到也没有结转申请，"
        "请核对这些案件是否因政府信息公开引起，或表三是否漏填",
        left=total(report, REMEDIES),
        right=0,
        cells=(*REMEDIES, *APPLICATIONS),
        quotes=quotes(report, *REMEDIES, *APPLICATIONS),
    )
