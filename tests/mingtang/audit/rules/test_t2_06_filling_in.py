from dataclasses import replace
from decimal import Decimal

from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

R, L, C = "proactive/regulations.", "proactive/licences.decisions", "proactive/charges.amount"
OLD = make_report(edition_code="2019", year=2020)

CASES = (
    RuleCase("十格填齐", make_report(values={C: Decimal("812.45")}), passes=10),
    RuleCase(
        "规章填斜线",
        make_report(raws={R + "made": "/", R + "repealed": "/", R + "in_force": "/"}),
        ("error",),
        passes=7,
        says=("表二有 3 格以“/”", "“规章”整行"),
    ),
    RuleCase("许可为负", make_report(values={L: -3}), ("error",), passes=9, says=("为负数",)),
    RuleCase("许可带小数", make_report(values={L: Decimal("3.5")}), ("error",), passes=9),
    RuleCase("金额为负", make_report(values={C: -1}), ("error",), passes=9),
    RuleCase(
        "空白",
        make_report(values={C: None}),
        ("error",),
        passes=9,
        says=("“行政事业性收费”行“本年收费金额（单位：万元）”列",),
    ),
    RuleCase(
        "格内单位由别的规则指出",
        replace(make_report(), cells={**make_report().cells, L: Cell(3, "3件", unit="件")}),
        passes=10,
    ),
    RuleCase(
        "旧格式增减可为负",
        OLD.with_values({"proactive/licences.change": -24}),
        passes=22,
    ),
    RuleCase(
        "旧格式采购金额带小数",
        OLD.with_values({"proactive/procurement.amount": Decimal("12.34")}),
        passes=22,
    ),
    RuleCase(
        "旧格式上一年项目不可为负",
        OLD.with_values({"proactive/licences.items_last_year": -1}),
        ("error",),
        passes=21,
    ),
)
