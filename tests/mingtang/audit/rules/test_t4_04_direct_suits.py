from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

DIRECT = "remedies/litigation_direct/total"

CASES = (
    RuleCase(
        "二〇二四年有直接起诉",
        make_report(year=2024, values={DIRECT: 2}),
        ("notice?",),
        passes=0,
        says=("未经复议直接起诉 2 件",),
        cells=(DIRECT,),
    ),
    RuleCase("二〇二四年没有", make_report(year=2024), passes=1),
    RuleCase("二〇二三年尚无前置", make_report(year=2023, values={DIRECT: 2}), passes=0),
    RuleCase("年份不明", replace(make_report(values={DIRECT: 2}), year=None), passes=0),
    RuleCase("空白", make_report(year=2025, values={DIRECT: None}), passes=0),
)
