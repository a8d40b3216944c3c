from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.scanning import scan

PATTERNS = (
    (
        "占位符",
        re.compile(r"[×✕xXＸｘ＿_某□○〇●]"),
        re.compile(r"[×✕]{2,}|(?<![A-Za-z])[xXＸｘ]{2,}(?![A-Za-z])|[＿_]{3,}|某某|[□○〇●]{3,}"),
    ),
    (
        "未填内容",
        re.compile(r"[待此请T]"),
        re.compile(
            r"待补充?|待填|待核[实定]?(?=[）)】\]])|此处(?:填写|插入|补充)|请(?:填写|补充数据)|TODO"
        ),
    ),
    (
        "空括号",
        re.compile(r"[（(〔【《“\[][\s）)〕】》”\]]"),
        re.compile(r"[（(]\s*[）)]|〔\s*〕|【\s*】|《\s*》|“\s*”|\[\s*\]"),
    ),
)


@rule(
    "TX-11",
    "没有占位符和空括号",
    severity=Severity.WARNING,
    cites=("国办公开办函〔2021〕30号（文字严谨）",),
)
def placeholders(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文不应留有“××”“XX”“____”“某某”“待补充”等占位文字和空的括号、书名号。网址、邮箱里的不算。

    | 情形 | 结论 |
    | --- | --- |
    | 没有占位文字 | 通过 |
    | “公开信息XX条” | 警告 |
    | “培训____次” | 警告 |
    | “印发《》” | 警告 |
    | 网址 www.xx.gov.cn | 通过 |
    """
    yield from scan(
        rule,
        case.report,
        PATTERNS,
        lambda name, piece: f"正文留有{name}“{piece}”，请补上实际内容或删去",
    )
