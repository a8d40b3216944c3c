from dataclasses import replace

from tests.factories.reports import NARRATIVE, make_report
from tests.mingtang.audit.cases import RuleCase


def told(*lines: str, first: tuple[str, ...] = NARRATIVE[1]):
    return make_report(narrative={1: first, 6: lines})


CASES = (
    RuleCase("写未收取", told("2023年，本机关未收取信息处理费。"), passes=1),
    RuleCase("写金额", told("收取信息处理费1200元。"), passes=1),
    RuleCase("写没有发生收费", told("未发生政府信息公开收费事项。"), passes=1),
    RuleCase("只写无", told("无"), ("error",), passes=0, says=("第六部分没有报告收取信息处理费",)),
    RuleCase(
        "写在第一部分",
        told("无。", first=(*NARRATIVE[1], "未收取信息处理费。")),
        ("warning",),
        says=("写在了别处",),
    ),
    RuleCase("提到而没有结果", told("按规定管理信息处理费。"), ("notice",), says=("“未收取”",)),
    RuleCase("没有第六部分", replace(make_report(), sections=make_report().sections[:5]), passes=0),
    RuleCase(
        "旧格式不要求",
        make_report(edition_code="2019", year=2020, narrative={6: ("无。",)}),
        passes=0,
    ),
)
