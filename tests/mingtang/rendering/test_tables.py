"""The statutory grids as printed: spans, merged cells and what stands in a cell."""

from collections import Counter

import pytest

from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport, Cell, Figure
from mingtang.rendering.printed import PrintedCell, PrintedTable, Role
from mingtang.rendering.tables import figures_table, printed_tables, shown
from tests.factories.reports import make_report


def print_tables(report: AnnualReport) -> dict[str, PrintedTable]:
    form = report.form
    assert form is not None
    return printed_tables(report, form)


def find(table: PrintedTable, text: str) -> PrintedCell:
    return next(cell for cell in table.cells if cell.text == text)


def spans(cell: PrintedCell) -> tuple[int, int]:
    return cell.row_span, cell.column_span


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_slot_of_every_table_is_covered_once(code: str) -> None:
    for table in print_tables(make_report(edition_code=code)).values():
        covered = Counter(
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row_end)
            for column in range(cell.column, cell.column_end)
        )
        assert covered == dict.fromkeys(
            ((r, c) for r in range(table.rows) for c in range(table.columns)), 1
        )


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_cell_of_the_form_is_printed_once(code: str) -> None:
    tables = print_tables(make_report(edition_code=code))
    printed = [cell.address for t in tables.values() for cell in t.cells if cell.address]
    assert printed == list(edition(code).cell_keys())


def test_items_of_table_two_are_merged_over_the_whole_width() -> None:
    table = print_tables(make_report())["proactive"]
    assert spans(find(table, "第二十条第（六）项")) == (1, 4)
    assert spans(find(table, "本年收费金额（单位：万元）")) == (1, 3)
    assert spans(find(table, "本年制发件数")) == (1, 1)


def test_the_last_of_two_columns_takes_the_rest_of_the_width() -> None:
    table = print_tables(make_report(edition_code="2019"))["proactive"]
    assert spans(find(table, "采购项目数量")) == (1, 1)
    assert spans(find(table, "采购总金额")) == (1, 2)


def test_the_head_of_table_three_has_three_rows() -> None:
    table = print_tables(make_report())["applications"]
    note = table.cells[0]
    assert (note.role, spans(note)) == (Role.NOTE, (3, 3))
    assert spans(find(table, "申请人情况")) == (1, 7)
    assert spans(find(table, "自然人")) == (2, 1)
    assert spans(find(table, "法人或其他组织")) == (1, 5)
    assert table.header_rows == 3


@pytest.mark.parametrize(("code", "rows"), [("2021", 22), ("2019", 20)])
def test_the_outcomes_stand_under_one_vertical_heading(code: str, rows: int) -> None:
    table = print_tables(make_report(edition_code=code))["applications"]
    heading = find(table, "三、本年度办理结果")
    assert (heading.vertical, spans(heading)) == (True, (rows, 1))


def test_groups_and_labels_of_table_three_span_as_published() -> None:
    table = print_tables(make_report())["applications"]
    assert spans(find(table, "（三）不予公开")) == (8, 1)
    assert spans(find(table, "（六）其他处理")) == (3, 1)
    assert spans(find(table, "（七）总计")) == (1, 2)
    assert spans(find(table, "四、结转下年度继续办理")) == (1, 3)


def test_table_four_has_three_header_rows_over_fifteen_columns() -> None:
    table = print_tables(make_report())["remedies"]
    assert spans(find(table, "行政复议")) == (1, 5)
    assert spans(find(table, "行政诉讼")) == (1, 10)
    assert spans(find(table, "复议后起诉")) == (1, 5)
    assert [spans(c) for c in table.cells if c.text == "结果维持"] == [(2, 1), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(0, "0"), "0"),
        (Cell(401341, "401341元", unit="元"), "401341元"),
        (Cell(1095, "１，０９５"), "１，０９５"),
        (Cell(None, "/"), "/"),
        (Cell(None, "无"), "无"),
        (Cell(None, " \n"), ""),
        (Cell(None, None), ""),
    ],
)
def test_a_cell_prints_its_source_text_as_it_stands(cell: Cell, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize("raw", ["7777166", "007", "－24", "1,095", "3 元"])
def test_digits_that_were_not_read_do_not_pass_for_a_figure(raw: str) -> None:
    assert shown(Cell(None, raw)) == "未识别"


def test_a_blank_and_an_absent_cell_both_print_blank() -> None:
    report = make_report(values={"remedies/reconsideration/upheld": None})
    cells = {k: c for k, c in report.cells.items() if k != "remedies/reconsideration/other"}
    table = print_tables(AnnualReport(agency=None, year=2023, edition="2021", cells=cells))[
        "remedies"
    ]
    assert [cell.text for cell in table.row(3)][:5] == ["", "0", "", "0", "0"]


def merged_report(**parts: str) -> AnnualReport:
    cells = {
        key: cell
        for key, cell in make_report().cells.items()
        if not key.startswith("applications/other.")
    }
    cells["applications/other/total"] = Cell(5, "5")
    cells |= {f"applications/other.{part}/total": Cell(1, raw) for part, raw in parts.items()}
    return AnnualReport(agency="青禾区司法局", year=2022, edition="2021", cells=cells)


def test_a_report_with_the_merged_row_prints_it_merged() -> None:
    table = print_tables(merged_report())["applications"]
    assert spans(find(table, "（六）其他处理")) == (1, 2)
    assert table.at("applications/other.rest/total") is None
    assert [c.text for c in table.row(table.rows - 3)][-2:] == ["", "5"]


def test_a_merged_row_beside_its_parts_is_not_dropped() -> None:
    table = print_tables(merged_report(rest="1"))["applications"]
    assert [c.text for c in table.cells].count("（六）其他处理") == 2
    assert [table.at(f"applications/{k}/total").text for k in ("other", "other.rest")] == ["5", "1"]  # type: ignore[union-attr]


def test_a_value_knows_the_headings_that_say_what_it_counts() -> None:
    tables = print_tables(make_report())
    address = "applications/refused.state_secret/business"
    cell = tables["applications"].at(address)
    assert cell is not None
    assert [heading.text for heading in tables["applications"].headings_of(cell)] == [
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
    ]


def test_a_value_of_table_two_is_headed_by_its_own_item_only() -> None:
    table = print_tables(make_report())["proactive"]
    cell = table.at("proactive/licences.decisions")
    assert cell is not None
    assert [h.text for h in table.headings_of(cell)] == [
        "第二十条第（五）项",
        "本年处理决定数量",
        "行政许可",
    ]


def test_figures_of_a_free_form_report_print_with_the_year_in_the_head() -> None:
    form = edition("2008").figures
    figures = (Figure("主动公开信息数", "条", 425, 1516, "425 1516"),)
    report = AnnualReport(agency="江临市人民政府", year=2011, edition="2008", figures=figures)
    assert form is not None
    table = figures_table(report, form)
    assert table is not None
    assert [c.text for c in table.row(0)] == ["指标名称", "计量单位", "2011年度", "历年累计"]
    assert [c.text for c in table.row(1)] == ["主动公开信息数", "条", "425", "1516"]


def test_a_figure_of_a_free_form_report_that_was_not_read_says_so() -> None:
    form = edition("2008").figures
    figures = (Figure("主动公开信息数", "条", None, None, "4251516"),)
    report = AnnualReport(agency="江临市人民政府", year=2011, edition="2008", figures=figures)
    assert form is not None
    table = figures_table(report, form)
    assert table is not None
    assert [c.text for c in table.row(1)] == ["主动公开信息数", "条", "未识别", ""]
