from __future__ import annotations

import pytest

from mingtang.documents.open import read
from mingtang.documents.raw import RawDocument
from mingtang.documents.readers.markdown_inline import cells_of, plain
from tests.mingtang.documents.building import lines_of, refusal, rows_of


def markdown(text: str) -> RawDocument:
    return read(text.encode(), "report.md")


def test_headings_have_levels_and_a_wrapped_line_stays_a_paragraph() -> None:
    document = markdown("# 年度报告\n## **一、总体情况** ##\n全年收到\n申请3件\n---\n")
    assert [(each.text, each.level, each.at.paragraph) for each in document.paragraphs] == [
        ("年度报告", 1, 1),
        ("一、总体情况", 2, 2),
        ("全年收到", None, 3),
        ("申请3件", None, 4),
    ]


def test_every_row_keeps_its_cells_however_many_the_header_has() -> None:
    document = markdown("| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 | 3 | |\n| 4 |\n")
    assert rows_of(document.grids[0]) == [["甲", "乙"], ["1", "2", "3", ""], ["4"]]


def test_a_separator_within_a_run_begins_a_new_grid_with_the_row_above_it() -> None:
    document = markdown("| 1 | 0 |\n|---|---|\n| 甲 | 2 |\n| 3 | 4 |\n|---|---|\n| 5 | 6 |\n")
    assert [rows_of(grid) for grid in document.grids] == [
        [["1", "0"], ["甲", "2"]],
        [["3", "4"], ["5", "6"]],
    ]


def test_a_table_without_separator_or_outer_bars_is_a_grid() -> None:
    bare = markdown("| 甲 | 1 |\n| 乙 | 2 |\n\n正文")
    open_table = markdown("信息 | 件数\n--- | ---\n规章 | 0\n\n正文")
    assert rows_of(bare.grids[0]) == [["甲", "1"], ["乙", "2"]]
    assert rows_of(open_table.grids[0]) == [["信息", "件数"], ["规章", "0"]]


def test_bars_that_an_export_leaves_between_cells_stay_as_they_stand() -> None:
    assert lines_of(markdown("# 表\n规章 |\n||||\n|\n")) == ["表", "规章 |", "||||", "|"]


def test_an_html_table_is_read_as_html_at_its_line() -> None:
    document = markdown(
        "# 表\n\n<table><tr><td colspan=2>甲</td></tr>\n<tr><td>1<td>2</table>\n后文"
    )
    assert [cell.column_span for cell in document.grids[0].cells] == [2, 1, 1]
    assert lines_of(document) == ["表", "后文"]


def test_a_picture_is_remarked() -> None:
    document = markdown("# 报告\n![表三](a.png)\n")
    assert [(each.code, str(each.at)) for each in document.remarks] == [("picture", "第2段")]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**总计** *36* ~~旧~~ `件`", "总计 36 旧 件"),
        ("3*4*5 与 2 * 3", "3*4*5 与 2 * 3"),
        ("____年__月", "____年__月"),
        (r"1\. 总体 \*注", "1. 总体 *注"),
        ("[附件](http://a.example/b)见下", "附件见下"),
        ("a&lt;b<br>c<sup>2</sup>", "a<b\nc2"),
        ("***重要***", "重要"),
    ],
)
def test_marks_go_and_what_marks_nothing_stays(source: str, shown: str) -> None:
    assert plain(source) == shown


def test_an_escaped_bar_divides_no_cell() -> None:
    assert cells_of(r"| a\|b | `c|d` | |") == ["a|b", "c|d", ""]


@pytest.mark.parametrize(
    "text",
    ["| 1 | 2 |\n" * 1_000_000, "|a|b|\n|-|-|\n|---|---|\n" + "| 1 | 2 |\n" * 30_000],
    ids=["million rows", "rows"],
)
def test_a_table_beyond_all_measure_is_refused(text: str) -> None:
    assert refusal(text.encode(), "a.md").code == "too_complex"


def test_a_line_of_opening_marks_alone_is_passed_over_in_one_go() -> None:
    text = "# 题\n" + "**a " * 200_000 + "![" * 200_000 + "[" * 200_000
    assert len(markdown(text).paragraphs) == 2
