from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, labelled

CASES = (
    RuleCase("二〇二〇年用旧格式", make_report(edition_code="2019", year=2020), passes=1),
    RuleCase("二〇二一年用新格式", make_report(year=2021), passes=1),
    RuleCase(
        "二〇二一年用旧格式",
        labelled(
            make_report(edition_code="2019", year=2021),
            {"proactive/procurement": "政府集中采购"},
        ),
        ("error",),
        passes=0,
        says=("2021 年度报告应采用国办公开办函〔2021〕30号的格式",),
        quotes=("政府集中采购",),
    ),
    RuleCase("二〇二〇年用新格式", make_report(year=2020), ("error",), passes=0),
    RuleCase("年度没有读出", replace(make_report(), year=None), passes=0),
    RuleCase("格式没有读出", replace(make_report(), edition=None), passes=0),
)
