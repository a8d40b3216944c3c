from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

LATE = "applications/other.not_rectified/total"
UNCLEAR = "applications/unavailable.still_unclear/total"

CASES = (
    RuleCase("两行都是零", make_report(), passes=2),
    RuleCase(
        "逾期不补正两件",
        make_report(values={LATE: 2}),
        ("notice?",),
        passes=1,
        says=("2 件：请核对台账",),
        cells=(LATE,),
    ),
    RuleCase(
        "两行都有", make_report(values={LATE: 2, UNCLEAR: 1}), ("notice?", "notice?"), passes=0
    ),
    RuleCase("空白", make_report(values={UNCLEAR: None}), passes=1),
    RuleCase("旧格式只看一行", make_report(edition_code="2019", year=2020), passes=1),
)
