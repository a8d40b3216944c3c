from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.registry import Case, Rule, rule

NAMED = re.compile(r"报告|年报")
YEAR = re.compile(r"20\d\d|二[○〇零]")
OTHER_WORDS = re.compile(
    r"(?:20\d\d|二[○〇零][\u4e00-\u9fff○〇]{2})年?度?|(?:政府信息|政务)公开.*|关于|[^\u4e00-\u9fff]"
)


@rule(
    "TX-18",
    "报告有标题",
    severity=Severity.WARNING,
    cites=("《政府信息公开条例》第四十九条", "国办公开办函〔2021〕30号"),
)
def title(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """报告应有“机关全称+年度+政府信息公开工作年度报告”的标题。

    | 情形 | 结论 |
    | --- | --- |
    | “云江县教育局2023年政府信息公开工作年度报告” | 通过 |
    | 没有标题，正文直接从“一、总体情况”开始 | 警告 |
    | 标题没有机关名称 | 提示 |
    | 标题没有年份 | 提示 |
    """
    report = case.report
    if not report.title:
        yield rule.fail(
            "没有找到报告标题；标题应写明机关全称、年度和“政府信息公开工作年度报告”",
            quotes=tuple(Quote(s.printed + s.title, s.at) for s in report.sections[:1]),
        )
        return
    dense = re.sub(r"\s+", "", report.title)
    agency = OTHER_WORDS.sub("", dense)
    checks = (
        ("年度", YEAR.search(dense)),
        ("机关名称", agency),
        ("“报告”字样", NAMED.search(dense)),
    )
    lacking = [name for name, there in checks if not there]
    yield (
        rule.fail(
            f"标题“{report.title}”没有写{'、'.join(lacking)}，请补全",
            severity=Severity.NOTICE,
            quotes=(Quote(report.title),),
        )
        if lacking
        else None
    )
