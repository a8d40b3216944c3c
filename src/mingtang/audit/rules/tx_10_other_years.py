from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import passages
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.wording import narrow

SENTENCE = re.compile(r"[^。；;！\n]+")
SUBJECT = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是]|\d[.、])?\s*(?P<year>20\d\d)\s*年(?:度)?[，,]?"
    r"(?=[^，。]{0,12}(?:我|本|全)(?:局|委|办|厅|区|县|市|镇|乡|街道|机关|单位|部门|年|州|校|院|中心|旗))"
)
COMPARED = re.compile(
    r"较|比|同期|上年|去年|上一年|增长|下降|以来|结转|自20|年起|年至|底|截至|计划|印发|制定|出台"
)
PLANNED = re.compile(r"(?P<year>20\d\d)\s*年(?:度)?[，,]?[^，。；]{0,14}?(?<!即)将(?!近|军)")


@rule(
    "TX-10",
    "正文叙述的年份应是报告年度",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号", "《政府信息公开条例》第五十条"),
)
def other_years(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """第一部分以“20××年，我局……”开头的句子应说报告年度的事，沿用往年文稿容易漏改年份；与上年比较、文件年份、
    “自某年以来”不算。第五部分的打算应写下一年度。

    | 情形 | 结论 |
    | --- | --- |
    | 2023 年报告：“2023年，我局主动公开……” | 通过 |
    | 2023 年报告：“2022年，我局主动公开……” | 警告 |
    | 2023 年报告：“2022年，我局公开100条，今年较上年增长……” | 通过 |
    | 2023 年报告第五部分：“2023年，我局将……” | 警告，应为 2024 年 |
    | 年度没有读出 | 不作判断 |
    """
    year = case.report.year
    if year is None:
        return
    for passage in passages(case.report):
        plain = narrow(passage.text)
        for sentence in SENTENCE.finditer(plain):
            told = SUBJECT.match(sentence.group()) if passage.section == 1 else None
            planned = PLANNED.search(sentence.group()) if passage.section == 5 else None
            span = sentence.span()
            if planned is not None and int(planned["year"]) <= year:
                yield rule.fail(
                    f"第五部分把{planned['year']}年写成今后的打算，{year}年度报告的改进措施应针对"
                    f"{year + 1}年，请核对是否沿用旧稿",
                    left=int(planned["year"]),
                    right=year + 1,
                    quotes=(passage.quote(*span),),
                )
            elif told is None:
                continue
            elif int(told["year"]) == year or COMPARED.search(sentence.group()):
                yield None
            elif int(told["year"]) < year:
                yield rule.fail(
                    f"{year}年度报告的正文以“{told['year']}年”叙述工作，请核对年份是否漏改",
                    left=int(told["year"]),
                    right=year,
                    quotes=(passage.quote(*span),),
                )
