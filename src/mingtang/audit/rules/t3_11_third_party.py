from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

ADDRESS = "applications/refused.third_party_rights/total"


@rule(
    "T3-11",
    "以保护第三方权益不予公开应有征求意见记录",
    severity=Severity.NOTICE,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第三十二条",),
)
def third_party(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """以保护第三方合法权益为由不予公开的，应书面征求过第三方意见，或有无需征求的说明。报告本身看不出，
    只提示核对台账。

    | 情形 | 结论 |
    | --- | --- |
    | 保护第三方合法权益 3 件 | 提示核对，存疑 |
    | 0 件 | 通过 |
    | 空白 | 不作判断 |
    """
    count = case.report.value(ADDRESS)
    if count is None:
        return
    if not count:
        yield None
        return
    yield rule.uncertain(
        f"以保护第三方合法权益不予公开 {count} 件：请核对台账，每件都应有书面征求第三方意见的记录，"
        "或无需征求的说明",
        left=count,
        cells=(ADDRESS,),
        quotes=quotes(case.report, ADDRESS),
    )
