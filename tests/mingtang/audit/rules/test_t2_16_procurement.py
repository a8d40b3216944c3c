from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

ITEMS, AMOUNT = "proactive/procurement.items", "proactive/procurement.amount"


def told(items: int | None, amount: int):
    return make_report(edition_code="2019", year=2020, values={ITEMS: items, AMOUNT: amount})


CASES = (
    RuleCase("都有", told(30, 65000), passes=1),
    RuleCase("都没有", told(0, 0), passes=1),
    RuleCase(
        "有项目没有金额",
        told(30, 0),
        ("warning",),
        passes=0,
        says=("项目 30 个、总金额 0",),
        cells=(ITEMS,),
    ),
    RuleCase("有金额没有项目", told(0, 65000), ("warning",), passes=0),
    RuleCase("项目空白", told(None, 65000), passes=0),
)
