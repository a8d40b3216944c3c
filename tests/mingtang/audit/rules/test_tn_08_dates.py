from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "起止日期正常",
        make_report(narrative={1: ("统计期限自2023年1月1日起至2023年12月31日止。",)}),
        passes=4,
    ),
    RuleCase(
        "二月三十日",
        make_report(narrative={1: ("2023年2月30日召开会议。",)}),
        ("error",),
        passes=2,
        says=("2023年2月30日",),
    ),
    RuleCase(
        "平年二月二十九日",
        make_report(narrative={1: ("2023年2月29日召开会议。",)}),
        ("error",),
    ),
    RuleCase(
        "闰年二月二十九日",
        make_report(year=2024, narrative={1: ("2024年2月29日召开会议。",)}),
        passes=3,
    ),
    RuleCase(
        "没有写年份按报告年度",
        make_report(narrative={1: ("2月29日召开会议。",)}),
        ("error",),
    ),
    RuleCase(
        "起止颠倒",
        make_report(narrative={1: ("自2023年12月31日起至2023年1月1日开展检查。",)}),
        ("error",),
        says=("颠倒",),
    ),
    RuleCase(
        "同日起止",
        make_report(narrative={1: ("2023年5月1日至5月1日开展检查。",)}),
        passes=4,
    ),
    RuleCase(
        "截至日期晚于落款",
        make_report(narrative={1: ("截至2024年3月1日，公开信息36条。",)}),
        ("error",),
        says=("晚于落款日期 2024-01-15",),
    ),
    RuleCase(
        "截至落款当日",
        make_report(narrative={1: ("截至2024年1月15日，公开信息36条。",)}),
        passes=3,
    ),
    RuleCase(
        "计划日期可以晚于落款",
        make_report(narrative={1: ("2024年3月1日前完成改版。",)}),
        passes=3,
    ),
)
