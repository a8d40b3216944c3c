from dataclasses import replace
from datetime import date

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def signed(on: date | None, published: date | None = None, by: str | None = "云江县教育局"):
    return replace(make_report(), signed_on=on, published_on=published, signed_by=by)


CASES = (
    RuleCase("次年一月", make_report(), passes=1, today=date(2024, 1, 15)),
    RuleCase("当年最后一天", signed(date(2023, 12, 31)), passes=1),
    RuleCase(
        "早于年末",
        signed(date(2023, 12, 28)),
        ("error",),
        passes=0,
        says=("落款日期 2023-12-28 早于 2023 年年末",),
        quotes=("云江县教育局",),
    ),
    RuleCase(
        "晚于审核日",
        make_report(),
        ("error",),
        today=date(2024, 1, 14),
        says=("晚于审核日 2024-01-14",),
    ),
    RuleCase("有机关没有日期", signed(None), ("warning",), passes=0, says=("没有找到落款日期",)),
    RuleCase("没有落款", signed(None, by=None), ("notice",), passes=0),
    RuleCase("有发布日期", signed(None, date(2024, 1, 20)), passes=0),
    RuleCase("什么也没有读出", replace(signed(None), sections=()), passes=0),
    RuleCase("年度没有读出", replace(signed(date(2023, 12, 28)), year=None), passes=1),
)
