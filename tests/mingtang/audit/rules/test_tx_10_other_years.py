from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def first(*lines: str):
    return make_report(narrative={1: lines, 5: ("无。",)})


def fifth(*lines: str):
    return make_report(narrative={1: ("略。",), 5: lines})


CASES = (
    RuleCase("写报告年度", first("2023年，我局主动公开政府信息36条。"), passes=1),
    RuleCase(
        "写成上年",
        first("（二）2022年，我局主动公开政府信息36条。"),
        ("warning",),
        passes=0,
        says=("2023年度报告的正文以“2022年”叙述工作",),
        quotes=("2022年",),
    ),
    RuleCase("与上年比较", first("2022年我局公开100条，今年较上年增长一成。"), passes=1),
    RuleCase("写下一年度", first("2024年，我局继续公开。"), passes=0),
    RuleCase("不在句首的年份", first("我局落实2022年要点。"), passes=0),
    RuleCase(
        "第五部分把当年当作打算",
        fifth("2023年，我局将继续做好公开。"),
        ("warning",),
        says=("应针对2024年",),
    ),
    RuleCase("第五部分写下一年度", fifth("2024年，我局将继续做好公开。"), passes=0),
    RuleCase("第五部分叙述当年", fifth("2023年，我局工作取得成效。"), passes=0),
    RuleCase("第一部分说将要", first("2023年，我局将信息公开纳入考核。"), passes=1),
    RuleCase("年度没有读出", replace(first("2022年，我局公开36条。"), year=None), passes=0),
)

EQUIVALENT = {
    "int(told['year']) < year": "a sentence of the report year has passed before",
}
