"""Layouts that once gave a wrong number or lost a table, each as small as it can be."""

from __future__ import annotations

import pytest

import mingtang
from mingtang.annual.report import AnnualReport, CellState
from mingtang.documents.raw import Format, Grid, GridCell, Paragraph, Place, RawDocument
from mingtang.recognition import recognise

HEAD = "云江县教育局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息36条。\n"
TABLE_TWO = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
TABLE_THREE = "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n"


def read(text: str, name: str = "") -> AnnualReport:
    return mingtang.read((HEAD + text).encode(), name)


def lines(*texts: str) -> AnnualReport:
    """A report given line by line, as a reader of PDF hands it over."""
    paragraphs = [*HEAD.splitlines(), *texts]
    blocks = tuple(Paragraph(text, Place(paragraph=i)) for i, text in enumerate(paragraphs, 1))
    return recognise(RawDocument(Format.PDF, blocks))


def row(report: AnnualReport, key: str) -> list[object]:
    return [
        cell.value if cell.state is CellState.NUMBER else cell.state.value
        for address, cell in report.cells.items()
        if address.startswith(f"applications/{key}/")
    ]


def test_digits_between_two_tabs_are_one_cell() -> None:
    report = lines(*TABLE_TWO.splitlines(), "规章\t0\t0\t0", "行政规范性文件\t3\t\t15")
    stem = "proactive/normative_documents."
    assert [report.value(stem + key) for key in ("made", "repealed", "in_force")] == [3, None, 15]


def test_a_missing_cell_between_spaces_is_no_run_of_digits() -> None:
    report = lines(*TABLE_TWO.splitlines(), "规章 0 0 0", "行政规范性文件 3 15")
    assert report.cell("proactive/normative_documents.made").state is CellState.UNREAD


def test_labels_wrapped_around_their_figures_keep_their_rows() -> None:
    report = lines(
        *TABLE_THREE.splitlines(),
        "一、本年新收政府信息公开申\t5\t0\t0\t0\t0\t0\t5",
        "请数量",
        "二、上年结转政府信息公开申\t0\t0\t0\t0\t0\t0\t0",
        "请数量",
        "3.危\t2\t0\t0\t0\t0\t0\t2",
        "及“三安全一稳定”",
        "4.保护\t3\t0\t0\t0\t0\t0\t3",
        "第三方合法权益",
        "5.属于\t4\t0\t0\t0\t0\t0\t4",
        "三类内部事务信息",
    )
    assert row(report, "refused.third_party_rights")[0] == 3
    assert row(report, "refused.internal_affairs")[0] == 4


def test_bars_at_the_end_of_a_row_are_no_cells() -> None:
    cells = "\n".join(f"{n} |" for n in (0, 10, 0, 0, 10, 0, 7, 0, 0, 7, 1, 0, 0, 0, 1))
    report = read(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 |\n行政诉讼 |\n||||||\n结果维持 |\n总计 |\n||||||\n"
        + cells
    )
    assert report.value("remedies/reconsideration/corrected") == 10
    assert report.value("remedies/litigation_after_reconsideration/total") == 1


def test_the_serial_number_of_a_row_is_no_value() -> None:
    report = read(
        TABLE_THREE
        + "1 | 一、本年新收政府信息公开申请数量 |  |  |  |  |  |  |  | ||\n"
        + "2 | 二、上年结转政府信息公开申请数量 |  |  |  |  |  |  |  | ||\n"
    )
    assert row(report, "new_received") == ["blank"] * 7


@pytest.mark.parametrize("mark", ["零", "○", "〇", "O", "无", "/"])
def test_a_mark_for_nothing_is_a_cell_of_its_own(mark: str) -> None:
    report = read(
        TABLE_THREE + f"一、本年新收政府信息公开申请数量 | {mark} | 3 | 0 | 0 | 0 | 0 | 3 |\n"
    )
    assert row(report, "new_received") == ["unread", 3, 0, 0, 0, 0, 3]


def test_a_remark_beside_the_table_is_no_value() -> None:
    heads = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|备注"
    report = read(
        f"{TABLE_THREE}| |{heads}|\n|---|---|\n|一、本年新收政府信息公开申请数量|2|0|0|0|0|0|2|含上年2件|\n",
        "report.md",
    )
    assert row(report, "new_received") == [2, 0, 0, 0, 0, 0, 2]


def test_a_row_without_a_label_is_not_glued_to_the_labelled_one_below() -> None:
    report = read(
        TABLE_THREE
        + "| 2.其他法律行政法规禁止公开 | 5 |  |  |  |  |  | 5 |\n|---|---|\n\n"
        + "|  | 18 |  | 1 | 2 | 2 | 23 |\n|---|---|\n\n"
        + "| 4.保护第三方合法权益 |  |  |  |  |  |  |  |\n|---|---|\n",
        "report.md",
    )
    assert row(report, "refused.third_party_rights") == ["blank"] * 7
    assert row(report, "refused.security_and_stability")[1] == 18


def test_a_row_cut_by_a_page_break_is_made_whole() -> None:
    def grid(table: int, *rows: tuple[str, ...]) -> Grid:
        cells = tuple(
            GridCell(text, r, c, Place(table=table, row=r + 1, column=c + 1))
            for r, each in enumerate(rows)
            for c, text in enumerate(each)
        )
        return Grid(cells, len(rows), len(rows[0]), Place(table=table))

    blocks = (
        *(Paragraph(text, Place()) for text in (HEAD + TABLE_THREE).splitlines()),
        grid(1, ("1.属于国家秘密", *"0000000"), ("2.其他法", "4", *"00000", "4")),
        grid(2, ("律行政法规禁止公开", *("",) * 7), ("3.危及“三安全一稳定”", *"0000000")),
    )
    report = recognise(RawDocument(Format.PDF, blocks))
    assert row(report, "refused.forbidden_by_law") == [4, 0, 0, 0, 0, 0, 4]
    assert (
        report.labels["applications/refused.forbidden_by_law"].text == "2.其他法律行政法规禁止公开"
    )


def test_places_that_the_columns_contradict_are_doubted() -> None:
    rows = "".join(
        f"| {label} | {n} | 0 | 0 | 0 | 0 | 0 | {n} |\n"
        for label, n in (
            ("一、本年新收政府信息公开申请数量", 9),
            ("二、上年结转政府信息公开申请数量", 0),
            ("", 9),
            ("（七）总计", 9),
            ("四、结转下年度继续办理", 0),
        )
    )
    report = read(f"{TABLE_THREE}| | |\n|---|---|\n{rows}", "report.md")
    assert report.value("applications/granted/total") is None


@pytest.mark.parametrize(
    "numbering",
    ["第{}部分 ", "（{}）", "", "{} ", "{}、"],
    ids=["part", "bracket", "none", "space", "form"],
)
def test_sections_are_found_however_they_are_numbered(numbering: str) -> None:
    titles = ("总体情况", "主动公开政府信息情况", "存在的主要问题及改进情况", "其他需要报告的事项")
    numbers = ("一", "二", "五", "六")
    text = "".join(
        f"{numbering.format(n)}{title}\n这里是正文。\n"
        for n, title in zip(numbers, titles, strict=True)
    )
    report = mingtang.read(("云江县教育局2023年政府信息公开工作年度报告\n" + text).encode())
    assert [section.number for section in report.sections] == [1, 2, 5, 6]


def test_a_title_below_its_agency_is_one_title() -> None:
    report = mingtang.read(
        "澄湖区文化和旅游局\n2023年政府信息公开工作年度报告\n一、总体情况\n".encode()
    )
    assert (report.agency, report.year) == ("澄湖区文化和旅游局", 2023)
    assert report.title == "澄湖区文化和旅游局2023年政府信息公开工作年度报告"


def test_a_second_table_is_left_aside_and_named() -> None:
    rows = "一、本年新收政府信息公开申请数量\t{n}\t0\t0\t0\t0\t0\t{n}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
    report = read(TABLE_THREE + rows.format(n=5) + TABLE_THREE + rows.format(n=8))
    assert row(report, "new_received")[0] == 5
    assert [issue.code for issue in report.issues if "第一张" in issue.message] == ["second_table"]


def test_a_second_report_below_the_first_is_left_aside_and_named() -> None:
    text = HEAD + TABLE_THREE + "一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5\n"
    report = mingtang.read((text + text.replace("2023", "2022").replace("5", "8")).encode())
    assert (report.year, row(report, "new_received")[0]) == (2023, 5)
    assert report.issues[-1].code == "second_report"


def test_a_figure_with_a_footnote_mark_is_unread_and_loses_no_row() -> None:
    report = read(TABLE_THREE + "一、本年新收政府信息公开申请数量\t12①\t0\t0\t0\t0\t0\t12\n")
    assert row(report, "new_received") == ["unread", 0, 0, 0, 0, 0, 12]


def test_a_table_that_ends_with_the_merged_row_is_read() -> None:
    report = read(TABLE_THREE + "（六）其他处理\t2\t0\t0\t0\t0\t0\t2\n")
    assert row(report, "other")[0] == 2


def test_the_signature_tells_the_full_name_that_the_title_shortens() -> None:
    text = "教育和科学技术局2023年政府信息公开工作年度报告\n一、总体情况\n这里是正文。\n云江县教育和科学技术局\n2024年1月15日\n"
    assert mingtang.read(text.encode()).agency == "云江县教育和科学技术局"


def test_two_figures_in_one_cell_are_two_cells_where_the_row_has_just_seven() -> None:
    report = read(
        f"{TABLE_THREE}| 一、本年新收政府信息公开申请数量 | 21 0 | 0 0 | 0 0 | 21 |\n|---|---|---|---|---|\n",
        "report.md",
    )
    assert row(report, "new_received") == [21, 0, 0, 0, 0, 0, 21]


def test_a_space_parts_thousands_only_where_the_row_adds_up_so() -> None:
    rows = "| {label} | {cell} | 0 | 0 | 0 | 0 | 0 | {total} |\n"
    good = rows.format(label="一、本年新收政府信息公开申请数量", cell="1 136", total=1136)
    bad = rows.format(label="二、上年结转政府信息公开申请数量", cell="3 100", total=103)
    report = read(f"{TABLE_THREE}{good}|---|---|\n{bad}", "report.md")
    assert row(report, "new_received")[0] == 1136
    assert row(report, "carried_in")[0] == "unread"


def test_figures_spread_over_lines_are_a_row_only_if_they_add_up() -> None:
    spread = "\n".join("0100000")
    report = read(f"{TABLE_THREE}一、本年新收政府信息公开申请数量\n{spread}\n")
    assert row(report, "new_received") == ["unread"] * 7


def test_blank_heads_are_not_the_cells_of_table_four() -> None:
    blanks = "|" + " |" * 15
    figures = "| 10 1 | 0 | 0 | 0 0 | 0 0 | 0 | 0 | 5 | 0 | 0 | 0 | 0 |"
    report = read(
        f"四、政府信息公开行政复议、行政诉讼情况\n| 行政复议 | 行政诉讼 |\n|---|---|\n{blanks}\n{figures}\n",
        "report.md",
    )
    assert report.value("remedies/reconsideration/upheld") == 10
    assert report.value("remedies/litigation_after_reconsideration/upheld") == 5


def test_a_title_that_heads_every_page_neither_ends_nor_fills_the_report() -> None:
    title = "云江县教育局2023年政府信息公开工作年度报告"
    report = read(
        f"{TABLE_THREE}一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5\n11/22/26, 1:38 AM   {title}\n"
        f"五、存在的主要问题及改进情况\n公开内容不够丰富。\n{title}\n下一步将加以改进。\n"
    )
    section = report.section(5)
    assert section is not None
    assert section.text == "公开内容不够丰富。\n下一步将加以改进。"
    assert report.issues[-1].code != "second_report"


def test_stacked_labels_over_scattered_figures_are_left_unread_and_not_missing() -> None:
    figures = "\n".join("00000001000001")
    report = read(
        f"{TABLE_THREE}1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n{figures}\n3.补正后申请内容仍不明确 0 0 0 0 0 0 0\n"
    )
    assert row(report, "unavailable.not_held") == ["unread"] * 7
    assert row(report, "unavailable.needs_creation") == ["unread"] * 7


def test_a_figure_in_the_place_of_a_lost_label_is_no_cell_of_a_blank_row() -> None:
    heads = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    report = read(
        f"{TABLE_THREE}| |{heads}|\n|---|---|\n|（一）予以公开|1|0|0|0|0|0|1|\n|（二）部分公开|0|0|0|0|0|0|0|\n"
        "|0||||||||\n|2.其他法律行政法规禁止公开|0|0|0|0|0|0|0|\n",
        "report.md",
    )
    assert row(report, "refused.state_secret") == ["blank"] * 7


def test_blanks_on_both_sides_of_a_row_leave_open_which_of_them_are_cells() -> None:
    report = read(
        TABLE_THREE
        + "\t申请人情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
        "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
        "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
        "（一）予以公开\t\t0\t\t0\t\t0\t0\t\n"
        "（二）部分公开\t\t1\t\t\t\t\t1\t\n"
    )
    assert row(report, "granted") == ["unread"] * 7
    assert row(report, "partly_granted") == ["blank", 1, *["blank"] * 4, 1]


def test_a_row_without_a_label_takes_no_place_while_its_neighbour_cannot_be_read() -> None:
    zeros = "0\t0\t0\t0\t0\t0"
    report = read(
        TABLE_THREE + f"（五）不予处理\t5.要求行政机关确认或重新出具已获取信息\t{zeros}\t0\n"
        f"（六）其他处理\t\t/\t—\t{zeros}\n\t\t\t{zeros}\t0\n\t\t\t/\t{zeros}\n"
        f"（七）总计\t\t{zeros}\t0\n"
    )
    assert row(report, "other") == []


def test_rows_left_blank_keep_the_heading_over_them_from_being_the_merged_row() -> None:
    zeros = "0|0|0|0|0|0|0"
    heads = "自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    blank = "| | | | | | | | | |\n"
    report = read(
        f"{TABLE_THREE}| | |{heads}|\n|---|---|\n|（五）不予处理|5.要求行政机关确认或重新出具已获取信息|{zeros}|\n"
        f"|（六）其他处理| |2|0|0|0|0|0|2|\n{blank}{blank}|（七）总计| |2|0|0|0|0|0|2|\n",
        "report.md",
    )
    assert row(report, "other") == []
    assert row(report, "other.not_rectified") == [2, 0, 0, 0, 0, 0, 2]


def test_a_figure_in_the_place_of_a_lost_label_is_no_cell_where_no_heads_are_printed() -> None:
    report = read(
        f"{TABLE_THREE}|申请人情况||||||||\n|---|---|\n|（一）予以公开|1|0|0|0|0|0|1|\n|（二）部分公开|0|0|0|0|0|0|0|\n"
        "|0||||||||\n|2.其他法律行政法规禁止公开|0|0|0|0|0|0|0|\n",
        "report.md",
    )
    assert row(report, "refused.state_secret") == []


def test_a_mark_for_nothing_in_a_run_of_figures_is_a_cell_and_not_a_part_of_the_label() -> None:
    report = read(
        "三、收到和处理政府信息公开申请情况 一、本年新收政府信息公开申请数量600000006"
        "7.属于行政执法案卷—00148138.属于行政查询事项000/012012"
    )
    assert row(report, "refused.enforcement_file") == ["unread"] * 7
    assert row(report, "refused.administrative_query") == ["unread"] * 7


def test_a_run_with_a_figure_a_cell_that_does_not_add_up_may_have_lost_a_cell() -> None:
    report = read(
        "三、收到和处理政府信息公开申请情况 一、本年新收政府信息公开申请数量600000006"
        "二、上年结转政府信息公开申请数量3013510（一）予以公开6000006（二）部分公开0000000"
    )
    assert row(report, "carried_in") == ["unread"] * 7
    assert row(report, "granted") == [6, 0, 0, 0, 0, 0, 6]
