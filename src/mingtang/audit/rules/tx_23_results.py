from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, first_quote
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

RESULT = re.compile(
    r"上年|去年|上一?年度|以前年度|往年|整改(?:情况|落实|完成|到位)|已(?:经)?[^，。；]{0,16}(?:完成|解决|整改|改进|建立|开设|组织|增加|落实|修订)"
    r"|改进情况[:：]|得到(?:了)?(?:有效|明显|进一步)?(?:改善|改进|提升|解决|加强)"
)
FOLLOWING = re.compile(r"下一?步|下一?年|下一?阶段|今后|明年|来年|接下来|未来|措施")
SHORT = 30


@rule(
    "TX-23",
    "第五部分写上年问题的改进结果和下一步打算",
    severity=Severity.NOTICE,
    editions=TABLED_EDITIONS,
    cites=("《政府信息公开条例》第五十条第一款第（五）项", "国办公开办函〔2021〕30号"),
)
def results(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """“改进情况”包括上年所列问题今年改得怎样，也包括今年问题下一年怎样改；两者都应写到。

    | 情形 | 结论 |
    | --- | --- |
    | 写明“针对上年培训不足的问题，已组织培训” | 通过 |
    | 只写“将进一步加强”，没有改进结果，也没有点明下一年 | 提示 |
    | 没有改进结果，写了“2024年将……” | 提示 |
    | 第五部分不足三十字 | 不作判断 |
    """
    report = case.report
    section = report.section(5)
    text = dense(section.text) if section else ""
    if section is None or len(text) < SHORT:
        return
    last, following = (f"{report.year + step}年" if report.year else "?" for step in (-1, 1))
    lacking = []
    if not RESULT.search(text) and last not in text:
        lacking.append("上年问题的整改结果")
    if following not in text and not FOLLOWING.search(text):
        lacking.append("下一年度的打算")
    yield (
        rule.fail(
            f"第五部分没有写到{'和'.join(lacking)}，改进情况应说明上年问题改得怎样、今年问题下一步怎样改",
            quotes=first_quote(section),
        )
        if lacking
        else None
    )
