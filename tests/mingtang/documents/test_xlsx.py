from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900

from mingtang.documents.open import read
from mingtang.documents.readers.xlsx_formats import shown
from tests.mingtang.documents.building import cells, lines_of, refusal, rows_of, workbook, zipped

MANY_ROWS = "".join(f"<row><c><v>{n}</v></c><c><v>{n * n}</v></c></row>" for n in range(80_000))


def test_prose_above_and_below_a_table_is_not_in_it() -> None:
    sheet = cells(("年度报告",), ("一、总体情况",), ("信息", "件数"), ("规章", "0"), ("三、申请",))
    document = read(workbook(sheet))
    assert lines_of(document) == ["年度报告", "一、总体情况", "三、申请"]
    assert rows_of(document.grids[0]) == [["信息", "件数"], ["规章", "0"]]


def test_where_lines_are_drawn_they_say_what_is_in_the_table() -> None:
    book = Workbook()
    ruled = Border(*[Side(style="thin")] * 4)
    rows = [["二、公开"], ["第（一）项", None], ["规章", 0], ["三、申请"], ["新收", 3]]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            book.active.cell(number, column, value).border = ruled if len(row) > 1 else Border()
    document = read(_saved(book))
    assert lines_of(document) == ["二、公开", "三、申请"]
    assert rows_of(document.grids[0]) == [["第（一）项", ""], ["规章", "0"]]


def test_a_blank_row_divides_tables_and_merged_cells_have_spans() -> None:
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    rows = (("本年", "合计"), ("", "1", "2"), (), ("甲", "3"), ("乙", "4"))
    first, second = read(workbook(cells(*rows) + merged)).grids
    assert [(c.text, c.row_span, c.column_span) for c in first.cells[:2]] == [
        ("本年", 2, 1),
        ("合计", 1, 2),
    ]
    assert rows_of(second) == [["甲", "3"], ["乙", "4"]]


def test_values_are_read_as_displayed() -> None:
    book = Workbook()
    book.active.append(["数", 0, 106.01, 0.1 + 0.2, True])
    book.active.append(["式", 0.125, 1234567, date(2024, 1, 5), 12])
    for column, code in zip(
        "BCDE", ("0.0%", "#,##0", 'yyyy"年"m"月"d"日"', "+0;-0;0"), strict=True
    ):
        book.active[f"{column}2"].number_format = code
    assert rows_of(read(_saved(book)).grids[0]) == [
        ["数", "0", "106.01", "0.3", "TRUE"],
        ["式", "12.5%", "1,234,567", "2024年1月5日", "+12"],
    ]


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("0", "General", "0"),
        ("-0.0", "General", "0"),
        ("1016823", "General", "1016823"),
        ("1.5E3", "General", "1500"),
        ("1E300", "General", "1E300"),
        ("12.345", "0.00_ ", "12.35"),
        ("-24", "0;[Red]-0", "-24"),
        ("-24", "0.0", "-24.0"),
        ("0", '0;-0;"—"', "—"),
        ("3", '0"件"', "3件"),
        ("15000", '0.0,"千"', "15.0千"),
        ("7", "000", "007"),
        ("#REF!", "0", "#REF!"),
        ("NaN", "0", "NaN"),
        ("45296", "yyyy/m/d", "2024-01-05"),
        ("0.5", "h:mm", "12:00"),
        ("99999999999", "yyyy/m/d", "99999999999"),
    ],
)
def test_a_number_is_shown_by_its_format(raw: str, code: str, text: str) -> None:
    assert shown(raw, code, CALENDAR_WINDOWS_1900) == text


def test_hidden_sheets_are_remarked_and_named_sheets_are_announced() -> None:
    data = workbook(
        cells(("甲", "1")), cells(("乙", "2")), cells(("丙", "3")), states=("visible", "hidden")
    )
    document = read(data)
    assert [each.message for each in document.remarks] == ["工作表“二”已隐藏，未读入。"]
    assert [rows_of(grid)[0][0] for grid in document.grids] == ["甲", "丙"]


def test_a_formula_without_a_stored_result_is_remarked_not_taken_for_zero() -> None:
    book = Workbook()
    book.active.append(["总计", "=1+1"])
    book.active.append(["新收", 2])
    document = read(_saved(book))
    assert rows_of(document.grids[0])[0] == ["总计", ""]
    assert [each.code for each in document.remarks] == ["formula_without_result"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook(cells(("甲", "1")))[:-30], "corrupt"),
        (zipped({"xl/workbook.xml": "<workbook"}), "corrupt"),
        (zipped({"xl/sharedStrings.xml": "<sst/>"}), "corrupt"),
        (zipped({"xl/workbook.bin": "x"}), "unsupported"),
        (zipped({"xl/workbook.xml": bytes(128 * 1024 * 1024)}), "too_large"),
        (workbook(f"<sheetData>{MANY_ROWS}</sheetData>"), "too_complex"),
        (workbook("<sheetData/>"), "empty"),
    ],
    ids=["cut", "no xml", "no book", "binary", "zip bomb", "rows", "blank"],
)
def test_a_workbook_that_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    assert refusal(data, "report.xlsx").code == code


def test_a_merged_range_over_the_whole_sheet_costs_nothing() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines_of(read(workbook(cells(("标题",)) + merged))) == ["标题"]


def _saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
