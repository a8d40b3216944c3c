from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes, row_label
from mingtang.audit.previous import known
from mingtang.audit.registry import Case, Rule, rule

ROWS = ("proactive/regulations", "proactive/normative_documents")


@rule(
    "T2-11",
    "本年新公开多于本年新制作，应当核对",
    severity=Severity.NOTICE,
    editions=("2019",),
    cites=("国办公开办函〔2019〕60号所附表二", "《政府信息公开条例》第二十六条"),
)
def made(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019 年格式：新公开的一般是新制作的；新公开更多，可能补公开了往年的文件，也可能填错列，提示核对。

    | 情形 | 结论 |
    | --- | --- |
    | 新制作 3，新公开 3 | 通过 |
    | 新制作 3，新公开 2 | 通过，可有不公开的 |
    | 新制作 0，新公开 5 | 提示 |
    | 新制作空白 | 不作判断 |
    """
    for row in ROWS:
        addresses = f"{row}.made", f"{row}.published"
        numbers = known(case.report, *addresses)
        if numbers is None:
            continue
        if numbers[1] <= numbers[0]:
            yield None
            continue
        yield rule.uncertain(
            f"“{row_label(case.report, addresses[0])}”：本年新制作 {numbers[0]}，本年新公开 {numbers[1]}；"
            "如不是补公开往年文件，请核对是否填错列",
            left=numbers[0],
            right=numbers[1],
            cells=addresses,
            quotes=quotes(case.report, *addresses),
        )
