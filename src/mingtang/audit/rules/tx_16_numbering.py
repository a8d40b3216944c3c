from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.report import Section
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.narrative import narrative_sections
from mingtang.audit.numbering import STYLES, breaks, items
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.wording import narrow


@rule(
    "TX-16",
    "序号连续、写法一致",
    severity=Severity.WARNING,
    cites=(
        "《党政机关公文格式》（GB/T 9704—2012）结构层次序数",
        "国办公开办函〔2021〕30号（格式规范）",
    ),
)
def numbering(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """同一部分内，“一是、二是”“（一）（二）”“1.”“第一，”各自应连续，不跳号、不重号；下一层重新从一起算的不算。
    同一部分里“1.”与“1、”混用的，给出提示。

    | 情形 | 结论 |
    | --- | --- |
    | 一是……二是……三是…… | 通过 |
    | 一是……二是……四是…… | 警告，跳号 |
    | （一）……（二）……（二）…… | 警告，重号 |
    | 一是……二是……一是……二是…… | 通过，两层 |
    | “第二十条第（一）项” | 不是序号 |
    | “1.”与“1、”混用 | 提示 |
    """
    for section in narrative_sections(case.report):
        text = section.text
        plain = narrow(text)
        runs = {style: list(items(plain, style)) for style in STYLES}
        for run in runs.values():
            if len(run) < 2:
                continue
            faults = list(breaks(run))
            if not faults:
                yield None
            for before, after in faults:
                verb = "重号" if before.number == after.number else "不连续"
                yield rule.fail(
                    f"第{_numeral(section)}部分“{text[before.start : before.end]}”之后是"
                    f"“{text[after.start : after.end]}”，序号{verb}，请核对有无漏段或笔误",
                    left=before.number + 1,
                    right=after.number,
                    quotes=tuple(
                        Quote(text[item.start : item.end + 16], section.at)
                        for item in (before, after)
                    ),
                )
        if runs["1."] and runs["1、"]:
            yield rule.fail(
                f"第{_numeral(section)}部分“1.”与“1、”混用，公文第三层序数应写作“1.”",
                severity=Severity.NOTICE,
                quotes=tuple(
                    Quote(text[runs[style][0].start : runs[style][0].end + 16], section.at)
                    for style in ("1.", "1、")
                ),
            )


def _numeral(section: Section) -> str:
    return "零一二三四五六七八九十"[section.number]
