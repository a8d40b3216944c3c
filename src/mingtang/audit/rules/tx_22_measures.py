from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, first_quote
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

PROBLEM = re.compile(
    r"问题|不足|差距|有待|不够|薄弱|欠缺|单一|短板|缺[乏少]|尚未|滞后|难以|困难|偏[低少弱长慢]|较[低少弱慢]|个别"
    r"|不(?:高|强|多|深|细|丰富|主动|及时|到位|全面|规范|均衡|平衡|完善|充分|准确|熟悉)|[需须]要?(?:进一步|不断|继续)?(?:加|提|完善|深化|丰富|强化|拓展|规范|优化)"
)
MEASURE = re.compile(
    r"下一?步|下一年|明年|今后|拟|计划|(?<!即)将(?!近)|措施|改进|整改|进一步|继续|加强|完善|加大|提高|提升|已[^，。]{0,12}(?:组织|建立|开展|完成|增加)"
)
NO_PROBLEM = re.compile(r"^(?:[^，。]{0,20})?(?:无|没有(?:存在)?(?:问题)?|不存在(?:问题)?)[。]?$")


@rule(
    "TX-22",
    "第五部分既写问题又写改进",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第五十条第一款第（五）项",),
)
def measures(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """第五部分应写存在的主要问题及改进情况，两者缺一不可；只写“无”的不合要求。

    | 情形 | 结论 |
    | --- | --- |
    | 问题、改进都写 | 通过 |
    | 只写问题 | 警告 |
    | 只写打算，没有问题 | 警告 |
    | “一是内容需要进一步丰富……下步，组织培训” | 通过 |
    | 只写“无” | 警告 |
    | 第五部分没有内容 | 由 TX-25 指出 |
    """
    section = case.report.section(5)
    text = dense(section.text) if section else ""
    if section is None or not text:
        return
    evidence = first_quote(section)
    if NO_PROBLEM.search(text):
        yield rule.fail("第五部分只写没有问题，应写本年度存在的主要问题和改进情况", quotes=evidence)
        return
    lacking = [
        name
        for name, words in (("存在的主要问题", PROBLEM), ("改进情况", MEASURE))
        if not words.search(text)
    ]
    yield (
        rule.fail(f"第五部分没有写{'和'.join(lacking)}，问题与改进应一一对应", quotes=evidence)
        if lacking
        else None
    )
