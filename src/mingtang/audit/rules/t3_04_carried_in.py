from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_label
from mingtang.audit.previous import carried_over, fixed_by_last_year
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "T3-04",
    "表三上年结转等于去年报告的结转下年",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表三第二项、第四项", "《政府信息公开条例》第五十条第一款第（二）项"),
)
def carried_in(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """今年第二项“上年结转”应与去年报告第四项“结转下年度继续办理”逐列相等；确需更正的应附说明。
    没有给出去年的报告时不作判断。

    | 情形 | 结论 |
    | --- | --- |
    | 去年结转下年 1，今年上年结转 1 | 通过 |
    | 去年结转下年 1，今年上年结转 0 | 错误，相差 1 |
    | 去年结转下年 1，今年该格空白 | 存疑 |
    | 没有去年的报告 | 不作判断 |
    """
    for _, carried in fixed_by_last_year(case, rule):
        label = column_label(case.report, carried.address)
        yield from carried_over(
            case,
            rule,
            carried.address,
            carried.relation.terms[0].address,
            f"{label}列：去年报告“结转下年度继续办理”{{before}} 件，今年“上年结转”填 {{now}} 件，"
            "两年不衔接，请核对；去年数据有误的应在报告中说明",
        )
