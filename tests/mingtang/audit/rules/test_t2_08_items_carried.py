from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

ITEMS, CHANGE = "proactive/licences.items_last_year", "proactive/licences.change"
LAST = make_report(edition_code="2019", year=2019, values={ITEMS: 20, CHANGE: 1})


def this_year(items: int | None):
    return make_report(edition_code="2019", year=2020, values={ITEMS: items})


CASES = (
    RuleCase("衔接", this_year(21), previous=LAST, passes=5),
    RuleCase(
        "推不上",
        this_year(25),
        ("warning",),
        previous=LAST,
        passes=4,
        says=("去年报告项目数量 20、增减 +1，应为 21，今年“上一年项目数量”填 25",),
        cells=(ITEMS,),
    ),
    RuleCase("今年空白", this_year(None), previous=LAST, passes=4),
    RuleCase(
        "去年增减空白",
        this_year(25),
        previous=make_report(edition_code="2019", year=2019, values={CHANGE: None}),
        passes=4,
    ),
    RuleCase("没有去年的报告", this_year(25), passes=0),
)
