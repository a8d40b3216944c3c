from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.narrative import preamble_text
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

CLAIM = re.compile(r"(?P<number>[三四五六七八])(?:个|大)?部分")
NAMED = {
    "总体情况": re.compile(r"总体(?:工作)?情况|概述|基本情况"),
    "主动公开政府信息情况": re.compile(r"主动公开"),
    "收到和处理政府信息公开申请情况": re.compile(
        r"收到和处理|依?申请公开|公开申请(?:情况|的情况|办理)|申请的?情况"
    ),
    "政府信息公开行政复议、行政诉讼情况": re.compile(r"复议|诉讼"),
    "存在的主要问题及改进情况": re.compile(r"问题"),
    "其他需要报告的事项": re.compile(r"其[他它]|需要报告"),
}
NUMERALS = "零一二三四五六七八九"


@rule(
    "TX-28",
    "引言所说的部分数与列举、正文一致",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号、〔2019〕60号所附格式",),
)
def parts_claimed(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """引言说“本报告由……六部分组成”的，列举的各部分应够数，正文也应有同样多的部分。

    | 情形 | 结论 |
    | --- | --- |
    | 说六部分，列六项，正文六部分 | 通过 |
    | 说六部分，只列五项 | 错误 |
    | 说五部分，正文六部分 | 错误 |
    | 说六部分，没有列举 | 只与正文核对 |
    | 引言没有说几个部分 | 不作判断 |
    """
    report = case.report
    sentences = preamble_text(report).split("。")
    claims = ((sentence, CLAIM.search(sentence)) for sentence in sentences)
    told, claim = next((each for each in claims if each[1]), ("", None))
    if claim is None:
        return
    number = NUMERALS.index(claim["number"])
    evidence = (Quote(told),)
    named = [name for name, words in NAMED.items() if words.search(told)]
    unnamed = [name for name in NAMED if name not in named]
    if 3 <= len(named) < number:
        yield rule.fail(
            f"引言称有{claim['number']}部分，列举时却缺“{'”“'.join(unnamed)}”，只列出 {len(named)} 项，请补齐",
            left=number,
            right=len(named),
            quotes=evidence,
        )
    elif len(named) >= number:
        yield None
    printed = [section for section in report.sections if section.statutory]
    if not printed:
        return
    if len(printed) == number:
        yield None
    else:
        yield rule.fail(
            f"引言称有{claim['number']}部分，正文读到格式规定的 {len(printed)} 部分，请核对",
            left=number,
            right=len(printed),
            quotes=(*evidence, *(Quote(s.printed + s.title, s.at) for s in printed)),
        )
