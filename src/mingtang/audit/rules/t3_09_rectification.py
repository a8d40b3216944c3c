from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

ROWS = ("other.not_rectified", "unavailable.still_unclear")


@rule(
    "T3-09",
    "因补正而了结的申请应有补正告知记录",
    severity=Severity.NOTICE,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第三十条",),
)
def rectification(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """逾期不补正、补正后仍不明确的申请，都应在收到申请之日起七个工作日内一次性告知过补正。报告本身看不出
    告知记录，只提示核对台账。

    | 情形 | 结论 |
    | --- | --- |
    | 逾期不补正 2 件 | 提示核对，存疑 |
    | 两行都是 0 | 通过 |
    | 该行没有读出 | 不作判断 |
    """
    for row in ROWS:
        address = f"applications/{row}/total"
        count = case.report.value(address)
        if count:
            yield rule.uncertain(
                f"“{row_label(case.report, address)}”{count} 件：请核对台账，每件都应有七个工作日内"
                "一次性补正告知的记录",
                left=count,
                cells=(address,),
                quotes=quotes(case.report, address),
            )
        elif count is not None:
            yield None
