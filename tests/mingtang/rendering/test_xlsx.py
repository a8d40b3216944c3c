"""The workbook, read back with openpyxl: numbers are numbers, nothing is a formula."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from mingtang.annual.report import AnnualReport
from mingtang.rendering import render
from mingtang.rendering.xlsx_table import set_figure
from tests.factories.reports import make_report


def open_workbook(report: AnnualReport) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))


def test_the_narrative_and_each_table_have_a_sheet() -> None:
    assert open_workbook(make_report()).sheetnames == ["正文", "表二", "表三", "表四"]


def test_the_narrative_reads_from_title_to_signature() -> None:
    sheet = open_workbook(make_report())["正文"]
    lines = [cell.value for cell in sheet["A"]]
    assert lines[0] == "云江县教育局2023年政府信息公开工作年度报告"
    assert lines[2] == "一、总体情况"
    assert lines[-2:] == ["云江县教育局", "2024年1月15日"]


def test_the_heading_of_a_table_leads_to_its_sheet() -> None:
    sheet = open_workbook(make_report())["正文"]
    links = {cell.value: cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink}
    assert links["三、收到和处理政府信息公开申请情况"] == "'表三'!A1"


def test_table_three_is_merged_as_published() -> None:
    merged = {str(area) for area in open_workbook(make_report())["表三"].merged_cells.ranges}
    assert {"A1:C3", "D1:J1", "D2:D3", "E2:I2", "A6:A27", "B8:B15", "A28:C28"} <= merged


def test_the_vertical_label_is_stacked() -> None:
    cell = open_workbook(make_report())["表三"]["A6"]
    assert (cell.value, cell.alignment.text_rotation) == ("三、本年度办理结果", 255)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("11398889", 11398889),
        ("72701.2578", 72701.2578),
        ("-24", -24),
        ("+12", "+12"),
        ("007", "007"),
        ("1.50", "1.50"),
        ("1,095", "1,095"),
        ("401341元", "401341元"),
        ("/", "/"),
        ("-", "-"),
        ("1234567890123456", "1234567890123456"),
        ("０", "０"),
        ("", None),
    ],
)
def test_a_figure_is_a_number_where_nothing_of_its_text_is_lost(text: str, value: object) -> None:
    sheet: Any = Workbook().active
    set_figure(sheet["A1"], text)
    assert sheet["A1"].value == value


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2+3", "@A1", "=HYPERLINK(1)"])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    book = open_workbook(
        make_report(agency=text, narrative={1: (text,)}, raws={"proactive/charges.amount": text})
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.quotePrefix for cell in cells if cell.value == text] == [True] * 3


def test_a_very_long_paragraph_is_not_cut_off() -> None:
    book = open_workbook(make_report(narrative={1: ("公开" * 30_000,)}))
    assert sum(len(cell.value) for cell in book["正文"]["A"] if "公开公开" in cell.value) == 60_000


def test_heads_stay_in_sight_and_repeat_in_print() -> None:
    sheet = open_workbook(make_report())["表三"]
    assert sheet.freeze_panes == "D4"
    assert sheet.print_title_rows == "$1:$3"


def test_no_moment_of_saving_is_written() -> None:
    properties = open_workbook(make_report()).properties
    assert str(properties.modified) == str(properties.created) == "2024-01-15 00:00:00"
