from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

REVIEWS, NEW = "remedies/reconsideration/total", "applications/new_received/total"
LAST = make_report(year=2022)
ONE_REVIEW = make_report(values={REVIEWS: 1})

CASES = (
    RuleCase(
        "两年都没有申请",
        ONE_REVIEW,
        ("warning",),
        previous=LAST,
        passes=0,
        says=("表四复议、诉讼共 1 件",),
        cells=(REVIEWS, NEW),
    ),
    RuleCase("没有去年的报告", ONE_REVIEW, ("warning?",)),
    RuleCase("去年有申请", ONE_REVIEW, previous=make_report(year=2022, values={NEW: 1}), passes=1),
    RuleCase("今年有申请", make_report(values={REVIEWS: 1, NEW: 1}), previous=LAST, passes=1),
    RuleCase("没有案件", make_report(), previous=LAST, passes=1),
    RuleCase("申请数空白", make_report(values={REVIEWS: 1, NEW: None}), passes=0),
    RuleCase("案件数空白", make_report(values={REVIEWS: None}), passes=0),
)
