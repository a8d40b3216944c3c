from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."
LAST = make_report(edition_code="2019", year=2019, values={N + "total_public": 30})


def this_year(published: int | None, total: int | None):
    values = {N + "published": published, N + "total_public": total}
    return make_report(edition_code="2019", year=2020, values=values)


CASES = (
    RuleCase("衔接", this_year(12, 42), previous=LAST, passes=2),
    RuleCase(
        "多出七件没有来源",
        this_year(12, 49),
        ("warning",),
        previous=LAST,
        passes=1,
        says=("30+本年新公开 12=42，今年总数量填 49，相差 7", "多出的没有来源"),
        cells=(N + "total_public",),
    ),
    RuleCase(
        "少了九件", this_year(0, 24), ("warning?",), previous=LAST, passes=1, says=("如有废止",)
    ),
    RuleCase("总数量空白", this_year(0, None), previous=LAST, passes=1),
    RuleCase(
        "去年空白",
        this_year(0, 3),
        previous=make_report(edition_code="2019", year=2019, values={N + "total_public": None}),
        passes=1,
    ),
    RuleCase("没有去年的报告", this_year(0, 3), passes=0),
)

EQUIVALENT = {"total > due": "where both are equal the check has passed before"}
