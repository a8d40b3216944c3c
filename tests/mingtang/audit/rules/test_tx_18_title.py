from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def titled(title: str | None):
    return replace(make_report(), title=title)


CASES = (
    RuleCase("标题完整", make_report(), passes=1),
    RuleCase("年份在前", titled("2023年云江县教育局政府信息公开工作年度报告"), passes=1),
    RuleCase(
        "没有标题",
        titled(None),
        ("warning",),
        passes=0,
        says=("没有找到报告标题",),
        quotes=("一、总体情况",),
    ),
    RuleCase(
        "没有机关", titled("2023年度政府信息公开工作年度报告"), ("notice",), says=("机关名称",)
    ),
    RuleCase(
        "没有年份",
        titled("云江县教育局政府信息公开工作年度报告"),
        ("notice",),
        says=("没有写年度",),
    ),
    RuleCase(
        "没有报告字样", titled("云江县教育局2023年政府信息公开"), ("notice",), says=("“报告”字样",)
    ),
)
