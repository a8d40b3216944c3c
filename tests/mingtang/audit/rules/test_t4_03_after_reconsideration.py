from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

SUITS = "remedies/litigation_after_reconsideration/total"
REVIEWS = "remedies/reconsideration/total"
LAST = make_report(year=2022, values={REVIEWS: 1})

CASES = (
    RuleCase(
        "恰好等于两年复议之和", make_report(values={SUITS: 3, REVIEWS: 2}), previous=LAST, passes=1
    ),
    RuleCase(
        "多于两年复议之和",
        make_report(values={SUITS: 4, REVIEWS: 2}),
        ("warning",),
        previous=LAST,
        passes=0,
        says=("复议后起诉 4 件，多于今年复议 2 件与去年复议 1 件之和 3",),
        cells=(SUITS,),
    ),
    RuleCase("没有去年的报告", make_report(values={SUITS: 4}), passes=0),
    RuleCase(
        "去年总计空白",
        make_report(values={SUITS: 4}),
        previous=make_report(year=2022, values={REVIEWS: None}),
        passes=0,
    ),
    RuleCase("今年总计空白", make_report(values={SUITS: None}), previous=LAST, passes=0),
)
