from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

NEW, OUT = "applications/new_received/total", "applications/carried_out/total"

CASES = (
    RuleCase("结转少于新收", make_report(values={NEW: 10, OUT: 2}), passes=1),
    RuleCase("结转等于新收", make_report(values={NEW: 2, OUT: 2}), passes=1),
    RuleCase(
        "结转多于新收",
        make_report(values={NEW: 2, OUT: 3}),
        ("warning",),
        passes=0,
        says=("结转下年度继续办理 3 件，多于全年新收 2 件",),
        cells=(NEW, OUT),
    ),
    RuleCase("结转空白", make_report(values={NEW: 2, OUT: None}), passes=0),
    RuleCase("旧格式", make_report(edition_code="2019", year=2019, values={OUT: 1}), ("warning",)),
)
