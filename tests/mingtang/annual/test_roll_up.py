"""Reports of subordinate agencies added up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingtang.annual.comparison import NotComparable
from mingtang.annual.report import AnnualReport, Cell, CellState
from mingtang.annual.roll_up import roll_up
from tests.factories.reports import make_report

TOTAL = "applications/new_received/total"


def bureau(agency: str, **values: int | None) -> AnnualReport:
    return make_report(
        agency=agency,
        values={"applications/" + key.replace("__", "/"): value for key, value in values.items()},
    )


def test_every_cell_is_the_sum_of_the_children() -> None:
    children = [
        bureau("云江县教育局", new_received__total=3),
        bureau("云江县财政局", new_received__total=4),
    ]
    rolled = roll_up(children, "云江县人民政府")
    assert rolled.report.value(TOTAL) == 7
    assert (rolled.report.agency, rolled.report.year) == ("云江县人民政府", 2023)


def test_each_difference_from_the_parent_is_itemised() -> None:
    children = [
        bureau("云江县教育局", new_received__total=3),
        bureau("云江县财政局", new_received__total=4),
    ]
    rolled = roll_up(children, "云江县人民政府", bureau("云江县人民政府", new_received__total=8))
    (found,) = rolled.differences
    assert (found.address, found.parent, found.total, found.difference) == (TOTAL, 8, 7, 1)
    assert [(c.agency, c.value) for c in found.contributions] == [
        ("云江县教育局", 3),
        ("云江县财政局", 4),
    ]


def test_a_blank_operand_leaves_the_sum_blank_and_says_whose() -> None:
    children = [bureau("云江县教育局", new_received__total=None), bureau("云江县财政局")]
    rolled = roll_up(children, "云江县人民政府")
    assert rolled.report.cell(TOTAL).state is CellState.BLANK
    assert "云江县教育局有1格空格" in rolled.report.issues[0].message


def test_an_amount_in_yuan_is_added_in_the_unit_of_the_table() -> None:
    amount = "proactive/charges.amount"
    first = make_report(agency="云江县教育局", values={amount: Decimal("1.5")})
    cells = {**make_report().cells, amount: Cell(20000, "20000元", unit="元")}
    second = AnnualReport("云江县财政局", 2023, "2021", cells=cells)
    assert roll_up([first, second], "云江县人民政府").report.value(amount) == Decimal("3.5")


def test_a_merged_row_is_added_as_a_whole() -> None:
    merged = "applications/other/total"
    old = make_report(agency="云江县教育局", values={merged: 2})
    new = make_report(agency="云江县财政局", values={"applications/other.rest/total": 1})
    assert roll_up([old, new], "云江县人民政府").report.value(merged) == 3


@pytest.mark.parametrize(
    ("children", "told"),
    [
        ([], "没有可汇总的报告"),
        ([make_report(year=2022), make_report(year=2023)], "年度不一致"),
        ([make_report(edition_code="2019", year=2023)], "没有采用2023年度适用的格式"),
        ([make_report(edition_code="2008", year=2012)], "没有统一表格"),
    ],
)
def test_reports_that_cannot_be_added_are_refused(children: list[AnnualReport], told: str) -> None:
    with pytest.raises(NotComparable, match=told):
        roll_up(children, "云江县人民政府")
