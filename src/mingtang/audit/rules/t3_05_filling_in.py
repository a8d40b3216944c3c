from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS
from mingtang.audit.blanks import faults
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "T3-05",
    "表三各格填写不小于零的整数",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表三填报格式", "《政府信息公开条例》第五十条第一款第（二）项"),
)
def filling_in(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三每一格都应填不小于 0 的整数，没有发生的填 0；空白、“/”“-”“无”、小数、负数、千分位、单位都
    应改正。同类问题合成一条，写明哪些行列。

    | 情形 | 结论 |
    | --- | --- |
    | 全部为 0 或整数 | 通过 |
    | 除总计列外整列空白 | 错误，一条，列出各列 |
    | “/”“无”代替 0 | 错误 |
    | 1,095 带千分位 | 错误 |
    | 没有读出或来源没有的格 | 不作判断 |
    """
    report = case.report
    form = report.form
    if form is None:
        return
    extra = [a for a in report.cells if a.startswith(f"{APPLICATIONS}/")]
    addresses = tuple(dict.fromkeys((*form.application_keys(), *extra)))
    yield from faults(rule, report, addresses)
