from dataclasses import replace
from datetime import date

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

GOVERNMENT, UNKNOWN = "云江县人民政府", "云岭综合实验区"


def published(
    on: date | None, agency: str = "云江县教育局", signed: date | None = None, year: int = 2023
):
    report = make_report(agency=agency, year=year)
    return replace(report, published_on=on, signed_on=signed)


CASES = (
    RuleCase("部门一月三十一日", published(date(2024, 1, 31)), passes=1),
    RuleCase(
        "部门二月一日",
        published(date(2024, 2, 1)),
        ("error",),
        passes=0,
        says=("发布日期 2024-02-01，应在 2024-01-31 前公布",),
    ),
    RuleCase("政府三月三十一日", published(date(2024, 3, 31), GOVERNMENT), passes=1),
    RuleCase("政府四月一日", published(date(2024, 4, 1), GOVERNMENT), ("error",)),
    RuleCase("类别不明一月末", published(date(2024, 1, 31), UNKNOWN), passes=1),
    RuleCase(
        "类别不明三月",
        published(date(2024, 3, 31), UNKNOWN),
        ("notice?",),
        says=("部门应在 2024-01-31 前",),
    ),
    RuleCase("类别不明四月", published(date(2024, 4, 1), UNKNOWN), ("error",)),
    RuleCase("隔年发布", published(date(2025, 2, 1)), ("notice?",)),
    RuleCase(
        "发布逾期而落款未逾期",
        published(date(2024, 4, 18), signed=date(2024, 1, 31)),
        ("notice?",),
    ),
    RuleCase("发布和落款都逾期", published(date(2024, 4, 18), signed=date(2024, 2, 1)), ("error",)),
    RuleCase("只有落款且未逾期", published(None, signed=date(2024, 1, 15)), passes=0),
    RuleCase(
        "只有落款且逾期", published(None, signed=date(2024, 2, 15)), ("error",), says=("落款日期",)
    ),
    RuleCase("发布早于年末由别的规则指出", published(date(2023, 12, 31)), passes=0),
    RuleCase("没有日期", published(None), passes=0),
    RuleCase("年度没有读出", replace(published(date(2024, 2, 1)), year=None), passes=0),
    RuleCase("二〇一八年度三月末", published(date(2019, 3, 31), year=2018), passes=1),
    RuleCase("二〇一九年度已到新期限", published(date(2020, 2, 1), year=2019), ("error",)),
    RuleCase(
        "旧条例一律三月末",
        replace(make_report(edition_code="2008", year=2012), published_on=date(2013, 3, 31)),
        passes=1,
    ),
)
