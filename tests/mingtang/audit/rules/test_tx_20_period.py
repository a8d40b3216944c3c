from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return prefaced(make_report(), line)


CASES = (
    RuleCase("全年", make_report(), passes=1),
    RuleCase("止期省年", told("数据统计期限为 2023 年 1 月 1 日至 12 月 31 日。"), passes=1),
    RuleCase(
        "不到年末",
        told("数据统计期限为2023年1月1日至2023年12月15日。"),
        ("error",),
        passes=0,
        says=("应为 2023年1月1日至2023年12月31日",),
        quotes=("2023年12月15日",),
    ),
    RuleCase("跨年", told("统计时限自2022年12月1日起至2023年12月31日止。"), ("error",)),
    RuleCase("没有写", told("现报告如下。"), ("notice",), passes=0, says=("没有写明统计期限",)),
    RuleCase("别的起止不算", told("活动自2023年3月1日至2023年3月7日举行。"), ("notice",)),
    RuleCase("年份由另一条规则指出", told("统计期限自2022年1月1日至2022年12月31日。"), passes=1),
    RuleCase("年度没有读出", replace(make_report(), year=None), passes=0),
    RuleCase("没有读出各部分", replace(make_report(), sections=()), passes=0),
)
