from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import passages
from mingtang.audit.registry import Case, Rule, rule

HAN = r"[\u4e00-\u9fff”）》]"
HALF = re.compile(rf"[,;:?!](?<={HAN}.)(?={HAN})")
FULL = re.compile(rf"[，；：？！](?<={HAN}.)(?={HAN})")
WIDE_DIGIT = re.compile(r"[０-９]+")


@rule(
    "TX-17",
    "标点和数字全角半角一致",
    severity=Severity.NOTICE,
    cites=("《标点符号用法》（GB/T 15834—2011）", "《出版物上数字用法》（GB/T 15835—2011）"),
)
def widths(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """汉字之间用全角标点，阿拉伯数字用半角。通篇半角的多为网页转换所致，不提；以全角为主而夹有半角的，提示改正。

    | 情形 | 结论 |
    | --- | --- |
    | 汉字间都是全角标点 | 通过 |
    | 十处全角、一处半角逗号 | 提示 |
    | 通篇半角逗号 | 通过，多为转换所致 |
    | “３６条” | 提示 |
    """
    every = list(passages(case.report))
    half = [(p, m) for p in every for m in HALF.finditer(p.text)]
    wide = [(p, m) for p in every for m in WIDE_DIGIT.finditer(p.text)]
    full = sum(len(FULL.findall(passage.text)) for passage in every)
    if half and len(half) < full:
        yield rule.fail(
            f"汉字之间夹有 {len(half)} 处半角标点（另有全角 {full} 处），请统一用全角",
            quotes=tuple(passage.quote(*match.span()) for passage, match in half),
        )
    if wide:
        yield rule.fail(
            f"有 {len(wide)} 处数字用了全角，如“{wide[0][1].group()}”，请统一用半角",
            quotes=tuple(passage.quote(*match.span()) for passage, match in wide),
        )
    if not wide and (not half or len(half) >= full):
        yield None
