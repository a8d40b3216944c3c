from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.previous import known
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

RECEIVED = "applications/new_received/total"
CARRIED_OUT = "applications/carried_out/total"


@rule(
    "T3-07",
    "结转下年的申请不多于全年新收",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第三十条、第三十二条、第三十三条",),
)
def backlog(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """答复期限为二十个工作日，经批准可延长二十个工作日，补正、征求意见的时间不计入，所以年末未办结的
    申请只能来自最近数月。结转数超过全年新收数，必有往年申请尚未办结，应当说明。

    | 情形 | 结论 |
    | --- | --- |
    | 新收 10，结转下年 2 | 通过 |
    | 新收 2，结转下年 2 | 通过 |
    | 新收 2，结转下年 3 | 警告 |
    | 有一格未填 | 不作判断 |
    """
    numbers = known(case.report, RECEIVED, CARRIED_OUT)
    if numbers is None:
        return
    received, carried_out = numbers
    if carried_out <= received:
        yield None
        return
    yield rule.fail(
        f"结转下年度继续办理 {carried_out} 件，多于全年新收 {received} 件，"
        "说明有往年收到的申请至今未办结，疑已超过法定答复期限，请核对并说明",
        left=carried_out,
        right=received,
        cells=(CARRIED_OUT, RECEIVED),
        quotes=quotes(case.report, CARRIED_OUT, RECEIVED),
    )
