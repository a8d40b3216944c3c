from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

ITEMS, CHANGE = "proactive/licences.items_last_year", "proactive/licences.change"


def told(items: int, change: int | None):
    return make_report(edition_code="2019", year=2020, values={ITEMS: items, CHANGE: change})


CASES = (
    RuleCase("减到零", told(24, -24), passes=5),
    RuleCase(
        "减得比原有多",
        told(20, -24),
        ("error",),
        passes=4,
        says=("相加为 -4",),
        cells=(ITEMS, CHANGE),
    ),
    RuleCase("增减空白", told(20, None), passes=4),
)
