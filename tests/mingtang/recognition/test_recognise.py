"""Whole small reports through recognition: layouts whose accidents once misled it."""

from __future__ import annotations

import mingtang
from mingtang.annual.report import AnnualReport, CellState

HEAD = "云江县教育局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息36条。\n"
ZEROS = "0000000"
ROWS = (
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)


def run_together(new: str, granted: str, total: str, **changed: str) -> AnnualReport:
    """A report whose table three is printed without anything between the cells."""
    rows = [f"{row}{changed.get(f'row{i}', ZEROS)}" for i, row in enumerate(ROWS)]
    table = (
        "三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
        f"申请人情况自然人总计一、本年新收政府信息公开申请数量{new}二、上年结转政府信息公开申请数量{ZEROS}"
        f"三、本年度办理结果（一）予以公开{granted}{''.join(rows)}（七）总计{total}"
        f"四、结转下年度继续办理{ZEROS}"
    )
    return mingtang.read((HEAD + table).encode())


def test_run_together_figures_are_cut_by_the_sum_of_their_row() -> None:
    report = run_together("713000074", "713000074", "713000074")
    assert report.value("applications/granted/natural_person") == 71
    assert report.value("applications/granted/total") == 74


def test_two_readings_that_add_up_are_decided_by_the_columns() -> None:
    report = run_together("27 0 0 2 0 1 30", "270020130", "27 0 0 2 0 1 30")
    assert report.value("applications/granted/natural_person") == 27


def test_two_readings_that_nothing_decides_are_left_unread_and_named() -> None:
    report = run_together("270020130", "270020130", "270020130")
    cell = report.cell("applications/granted/total")
    assert (cell.state, cell.raw) == (CellState.UNREAD, "270020130")
    assert any("applications/granted/total" in issue.cells for issue in report.issues)


def test_a_row_that_neither_its_sum_nor_the_columns_allow_is_unread() -> None:
    report = run_together("713000075", "713000074", "713000074", row0="0000001")
    assert report.value("applications/new_received/total") is None


def test_no_run_is_cut_where_the_export_dropped_blank_cells() -> None:
    report = run_together("713000074", "713000074", "713000074", row5="0")
    assert report.cell("applications/granted/natural_person").state is CellState.UNREAD


def test_a_misspelt_label_is_read_by_its_place() -> None:
    rows = "".join(
        f"| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        for label in (
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（一）予以公开",
            "（二）部分公开",
            "1.属于国家秘密",
        )
    )
    text = f"{HEAD}三、收到和处理政府信息公开申请情况\n|||||||||\n|---|---|\n{rows}| 2.其他法律行政止公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
    report = mingtang.read(text.encode(), "report.md")
    assert report.value("applications/refused.forbidden_by_law/natural_person") == 4
    assert report.labels["applications/refused.forbidden_by_law"].text == "2.其他法律行政止公开"


def test_an_empty_document_is_a_report_of_which_nothing_is_known() -> None:
    report = mingtang.read("今天天气很好。".encode())
    assert (report.agency, report.year, report.cells) == (None, None, {})
    assert {issue.code for issue in report.issues} >= {"agency_unknown", "year_unknown"}


def test_the_columns_decide_a_row_whose_own_total_is_wrong() -> None:
    report = run_together("713000074", "713000074", "713000075", row0="0000001")
    assert report.value("applications/partly_granted/total") == 1
    assert report.value("applications/total/total") == 75
