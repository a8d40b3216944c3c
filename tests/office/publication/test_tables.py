"""A table as a browser sends it, made plain."""

from __future__ import annotations

from typing import Any

import pytest

from mingtang_office.publication.forms.tables import NotATable, plain_table

TABLE: dict[str, Any] = {
    "data": [["学校", "人数"], ["第一中学", "1200"]],
    "table_header_choice": "row",
    "table_caption": "各校人数",
}


def test_rows_headings_and_caption_are_kept() -> None:
    assert plain_table(TABLE) == {
        "data": [["学校", "人数"], ["第一中学", "1200"]],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "各校人数",
    }


def test_what_the_editor_began_with_and_nobody_filled_is_left_out() -> None:
    begun = [["学校", "人数", None], ["第一中学", "1200", ""], ["", None, ""]]

    assert plain_table({**TABLE, "data": begun})["data"] == [["学校", "人数"], ["第一中学", "1200"]]


def test_what_a_merged_cell_covers_stays() -> None:
    merge = {"row": 0, "col": 0, "rowspan": 2, "colspan": 3}

    plain = plain_table({"data": [["合计", "", ""], ["", "", ""]], "mergeCells": [merge]})
    assert (plain["data"], plain["mergeCells"]) == ([["合计", "", ""], ["", "", ""]], [merge])


@pytest.mark.parametrize(
    "merge",
    [
        {"row": 0, "col": 0, "rowspan": 9, "colspan": 1},
        {"row": -1, "col": 0, "rowspan": 2, "colspan": 1},
        {"row": 0, "col": "0", "rowspan": 2, "colspan": 1},
        {"row": 0, "col": 0, "rowspan": 1, "colspan": 1},
        "x",
    ],
)
def test_a_merge_that_cannot_be_is_left_out(merge: object) -> None:
    assert plain_table({**TABLE, "mergeCells": [merge]})["mergeCells"] == []


def test_a_cell_keeps_its_alignment_and_nothing_else() -> None:
    told = [
        {"row": 0, "col": 1, "className": "htRight evil", "onclick": "alert(1)"},
        {"row": 7, "col": 0, "className": "htRight"},
        {"row": 1, "col": 1, "className": "evil"},
    ]

    assert plain_table({**TABLE, "cell": told})["cell"] == [
        {"row": 0, "col": 1, "className": "htRight"}
    ]


def test_figures_become_texts_and_rows_of_one_length() -> None:
    assert plain_table({"data": [["甲", 3, "乙"], ["丙"]]})["data"] == [
        ["甲", "3", "乙"],
        ["丙", "", ""],
    ]


@pytest.mark.parametrize("value", [None, [], {}, {"data": []}, {"data": ["x"]}, {"data": [[]]}])
def test_what_is_no_table_is_refused(value: object) -> None:
    with pytest.raises(NotATable):
        plain_table(value)


def test_a_table_larger_than_a_page_bears_is_refused() -> None:
    with pytest.raises(NotATable, match="20000"):
        plain_table({"data": [["x"] * 201] * 100})
