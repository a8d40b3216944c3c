from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.blanks import faults
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "T4-02",
    "表四各格填写不小于零的整数",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表四填报格式", "《政府信息公开条例》第五十条第一款第（三）项"),
)
def filling_in(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表四十五格都应填不小于 0 的整数，没有发生的填 0。

    | 情形 | 结论 |
    | --- | --- |
    | 十五格都是整数 | 通过 |
    | 除总计外全部空白 | 错误，一条 |
    | “—”代替 0 | 错误 |
    | 没有读出的格 | 不作判断 |
    """
    form = case.report.form
    yield from faults(rule, case.report, form.remedy_keys() if form else ())
