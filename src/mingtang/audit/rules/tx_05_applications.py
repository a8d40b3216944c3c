from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims import applications_told as told
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "TX-05",
    "正文申请件数与表三一致",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=(
        "《政府信息公开条例》第五十条第一款第（二）项",
        "国办公开办函〔2021〕30号、〔2019〕60号表三",
    ),
)
def applications(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文所写收到、受理、答复、结转的申请件数，各类申请人的件数，各类办理结果的件数，应与表三相应各行的总计一致。
    “收到”只计本年新收；“受理”“办理”可以含上年结转。正文说的是内设机构、本级或下属单位的，口径可能不同，只提示。

    | 情形 | 结论 |
    | --- | --- |
    | 正文收到 12 件，表三新收 12 | 通过 |
    | 正文收到 13 件，表三新收 12、上年结转 1 | 错误，把上年结转算作本年收到 |
    | 正文受理 13 件，表三新收 12、上年结转 1 | 通过 |
    | 正文未收到申请，表三新收 2 | 错误 |
    | 正文不予公开 3 件，表三不予公开八项合计 5 | 错误 |
    | 正文全部办结，表三结转下年 1 | 警告 |
    | 正文只写政府办公室收到的件数 | 存疑，不作认定 |
    | 表三没有读出 | 不作判断 |
    """
    narrative = claims.read(case.report)
    for judge in (
        told.judge_received,
        told.judge_handled,
        told.judge_applicants,
        told.judge_outcomes,
        told.judge_all_done,
    ):
        yield from findings(rule, judge(narrative, case.report))
