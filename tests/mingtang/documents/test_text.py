from __future__ import annotations

from mingtang.documents.open import read
from mingtang.documents.raw import Format
from tests.mingtang.documents.building import lines_of, rows_of


def test_each_line_that_says_something_is_a_paragraph_at_its_line() -> None:
    document = read("云江县教育局\n\n一、总体情况\r\n本年收到申请3件。".encode())
    assert document.format is Format.TEXT
    assert [str(paragraph.at) for paragraph in document.paragraphs] == ["第1段", "第3段", "第4段"]
    assert lines_of(document)[1] == "一、总体情况"


def test_one_cell_a_line_becomes_a_grid_whose_rows_end_at_empty_lines() -> None:
    text = "二、主动公开\n\t信息\n内容\n\t件数\n\n\t规章\n\t\u3000１\n\n\n三、依申请公开\n"
    document = read(text.encode())
    assert rows_of(document.grids[0]) == [["信息\n内容", "件数"], ["规章", "１"]]
    assert lines_of(document) == ["二、主动公开", "三、依申请公开"]


def test_a_blank_cell_of_the_export_keeps_its_column() -> None:
    document = read("标题\n\t甲\n\t乙\n\n\t\n\t2\n\n".encode())
    cell = document.grids[0].cells[-1]
    assert (cell.text, cell.row, cell.column) == ("2", 1, 1)
    assert str(cell.at) == "表1第2行第2列"


def test_a_line_of_invisible_characters_does_not_end_a_row() -> None:
    document = read("表\n\t总\n\u200b\n计\n\t1\n\n\t乙\n\t2\n\n".encode())
    assert rows_of(document.grids[0]) == [["总\n计", "1"], ["乙", "2"]]


def test_adjacent_lines_of_tabs_become_a_grid_and_keep_trailing_cells() -> None:
    document = read("表\n信息\t件数\t\n规章\t0\t\n\n正文".encode())
    assert rows_of(document.grids[0]) == [["信息", "件数", ""], ["规章", "0", ""]]


def test_a_first_row_with_a_leading_tab_alone_still_belongs_to_the_tab_rows() -> None:
    document = read("\t申请人情况\n一、新收\t3\t4\n二、结转\t0\t1\n".encode())
    assert rows_of(document.grids[0])[0] == ["", "申请人情况"]


def test_indented_prose_stays_prose() -> None:
    text = "\t一、总体情况\n\n\t本年度共公开信息十条，较上年增加两条，情况良好。\n\n\t二、其他\n"
    document = read(text.encode())
    assert document.grids == ()
    assert lines_of(document)[0] == "一、总体情况"


def test_cells_closed_by_bars_stay_as_they_stand() -> None:
    document = read("规章 |\n0 |\n|\n||||\n行政许可 |\n7 |\n".encode())
    assert lines_of(document) == ["规章 |", "0 |", "|", "||||", "行政许可 |", "7 |"]


def test_what_an_exporter_leaves_of_a_bookmark_goes_with_a_remark() -> None:
    document = read("表\n\t甲\n\t[bookmark: _GoBack]68\n\n\t乙\n\t9\n\n".encode())
    assert document.grids[0].cells[1].text == "68"
    assert [remark.code for remark in document.remarks] == ["export_mark"]


def test_invisible_characters_go_and_are_remarked_where_the_first_stood() -> None:
    document = read("一、总\u200b体\u00ad情况\n收到\u202e21\u202c件".encode())
    assert lines_of(document) == ["一、总体情况", "收到21件"]
    assert [(remark.code, str(remark.at)) for remark in document.remarks] == [
        ("invisible_characters", "第1段"),
        ("bidi_controls", "第2段"),
    ]


def test_a_no_break_space_is_a_space_and_an_ideographic_one_stays() -> None:
    assert lines_of(read("共\u00a02\u3000件".encode())) == ["共 2\u3000件"]


def test_a_raw_dump_of_a_word_document_has_a_cell_a_line() -> None:
    document = read("二、主动公开\r规章\a0\a1\a\a行政许可\a12\a\a".encode())
    assert lines_of(document) == ["二、主动公开", "规章", "0", "1", "行政许可", "12"]
