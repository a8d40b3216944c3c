from dataclasses import replace
from decimal import Decimal

from mingtang.annual.report import AnnualReport, Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

C, L, P = "proactive/charges.amount", "proactive/licences.decisions", "proactive/procurement.amount"
OLD = make_report(edition_code="2019", year=2020)


def with_cell(report: AnnualReport, address: str, cell: Cell) -> AnnualReport:
    return replace(report, cells={**report.cells, address: cell})


CASES = (
    RuleCase("只填数字", make_report(values={C: Decimal("12.5")}), passes=10),
    RuleCase(
        "收费以元填并带单位",
        with_cell(make_report(), C, Cell(385600, "385600元", unit="元")),
        ("warning",),
        passes=9,
        says=("格内写作“385600元”", "应折合填 38.56"),
        cells=(C,),
        quotes=("行政事业性收费 385600元",),
    ),
    RuleCase(
        "收费带万元",
        with_cell(make_report(), C, Cell(40, "40万元", unit="万元")),
        ("warning",),
        says=("格内应只填数字",),
    ),
    RuleCase(
        "许可带件",
        with_cell(make_report(), L, Cell(12, "12元", unit="元")),
        ("warning",),
        says=("格内应只填数字",),
        omits=("等 1 格",),
    ),
    RuleCase(
        "多格带件合为一条",
        with_cell(
            with_cell(make_report(), L, Cell(12, "12件", unit="件")),
            "proactive/penalties.decisions",
            Cell(3, "3件", unit="件"),
        ),
        ("warning",),
        passes=8,
        says=("“12件”等 2 格",),
        cells=(L, "proactive/penalties.decisions"),
    ),
    RuleCase(
        "采购没有单位",
        OLD.with_values({P: 65000}),
        ("notice?",),
        passes=21,
        says=("没有写明是元还是万元",),
    ),
    RuleCase(
        "采购金额带单位",
        with_cell(OLD, P, Cell(65000, "65000元", unit="元")),
        ("notice",),
        says=("格内写作“65000元”",),
    ),
    RuleCase("采购为零", OLD, passes=22),
    RuleCase("收费空白", make_report(values={C: None}), passes=9),
)
