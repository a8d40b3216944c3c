from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.narrative import narrative_sections
from mingtang.audit.registry import Case, Rule, rule

ENDED = re.compile(r"[。！？；.!?;”’）)》】…日]\s*$|\d\s*$")
MID_AIR = re.compile(r"[，、,：:]\s*$")
LONG = 30  # shorter lines are captions, remarks, links


@rule(
    "TX-26",
    "段落完整结尾",
    severity=Severity.NOTICE,
    cites=("《标点符号用法》（GB/T 15834—2011）", "国办公开办函〔2021〕30号（文字严谨）"),
)
def truncated(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """每一部分最后一段应以句号等结尾；以逗号、顿号结尾或没有标点的，可能漏了下文。

    | 情形 | 结论 |
    | --- | --- |
    | “……取得实效。” | 通过 |
    | “……加强培训，提高” | 提示 |
    | “……加强培训，” | 提示 |
    | “无” | 不作判断，太短 |
    """
    for section in narrative_sections(case.report):
        lines = [p for p in section.paragraphs if p.text.strip()]
        if not lines:
            continue
        last = lines[-1]
        text = "".join(p.text.strip() for p in lines)
        if len(text) < LONG:
            continue
        if ENDED.search(last.text):
            yield None
            continue
        how = "停在逗号或顿号上" if MID_AIR.search(last.text) else "没有以标点结尾"
        yield rule.uncertain(
            f"“{section.printed}{section.title}”最后一段{how}，请核对是否漏了下文",
            quotes=(Quote(last.text.strip()[-40:], last.at),),
        )
