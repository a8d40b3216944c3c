from dataclasses import replace
from decimal import Decimal

from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

L, C = "proactive/licences.decisions", "proactive/charges.amount"
LAST = make_report(year=2022, values={L: 550})
IN_YUAN = replace(
    make_report(), cells={**make_report().cells, C: Cell(4050000, "4050000元", unit="元")}
)

CASES = (
    RuleCase("增长不到一倍", make_report(values={L: 900}), previous=LAST, passes=6),
    RuleCase(
        "十七倍",
        make_report(values={L: 9350}),
        ("warning",),
        previous=LAST,
        passes=5,
        says=("去年 550，今年 9350，相差约 17 倍",),
        cells=(L,),
    ),
    RuleCase("恰好十倍", make_report(values={L: 5500}), ("warning",), previous=LAST),
    RuleCase("恰好十分之一", make_report(values={L: 55}), ("warning",), previous=LAST),
    RuleCase("差一件不到十倍", make_report(values={L: 5499}), previous=LAST, passes=6),
    RuleCase(
        "数量小",
        make_report(values={L: 99}),
        previous=make_report(year=2022, values={L: 3}),
        passes=6,
    ),
    RuleCase(
        "恰好一百",
        make_report(values={L: 100}),
        ("warning",),
        previous=make_report(year=2022, values={L: 3}),
    ),
    RuleCase("从有到无", make_report(), ("warning?",), previous=LAST, says=("一年为 0",)),
    RuleCase(
        "收费疑以元填",
        make_report(values={C: 405000}),
        ("warning",),
        previous=make_report(year=2022, values={C: Decimal("405")}),
        says=("元与万元混用",),
    ),
    RuleCase(
        "收费不到一千倍不疑单位",
        make_report(values={C: 404999}),
        ("warning",),
        previous=make_report(year=2022, values={C: 405}),
        omits=("元与万元混用",),
    ),
    RuleCase(
        "许可上千倍也不疑单位",
        make_report(values={L: 550000}),
        ("warning",),
        previous=LAST,
        omits=("元与万元混用",),
    ),
    RuleCase("单位不同不比较", IN_YUAN, previous=make_report(year=2022, values={C: 405}), passes=5),
    RuleCase("空白", make_report(values={L: None}), previous=LAST, passes=5),
    RuleCase("没有去年的报告", make_report(values={L: 9350}), passes=0),
    RuleCase(
        "两年格式不同",
        make_report(year=2021, values={L: 9350}),
        previous=make_report(edition_code="2019", year=2020, values={L: 1}),
        passes=0,
    ),
)
