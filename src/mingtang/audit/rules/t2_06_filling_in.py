from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.number_form import number_form
from mingtang.audit.blanks import Fault, faults
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "T2-06",
    "表二各格填写规范",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号所附表二", "国办公开办函〔2019〕60号所附表二"),
)
def filling_in(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表二件数填不小于 0 的整数，金额填不小于 0 的数、可带小数，2019 年格式“本年增/减”可为负数；没有发生
    的填 0，不留空白，不用“/”“无”代替。格内带单位由 T2-07 指出。

    | 情形 | 结论 |
    | --- | --- |
    | 收费金额 812.45 | 通过 |
    | 本年增/减 -24 | 通过 |
    | 规章一行填“/” | 错误 |
    | 行政许可 -3 | 错误 |
    | 没有读出的格 | 不作判断 |
    """
    form = case.report.form
    addresses = form.proactive_keys() if form else ()
    yield from faults(
        rule,
        case.report,
        addresses,
        fractions=[a for a in addresses if not number_form(a).is_whole],
        signed=[a for a in addresses if number_form(a).is_signed],
        pardoned=(Fault.UNIT,),
    )
