"""Tables: a column that asks for personal data is one finding."""

from __future__ import annotations

import pytest

from mingtang.screening import screen, table
from tests.mingtang.screening.planted import NUMBER

Found = list[tuple[str, str, str, str, int]]
AT = "附件2第1张表“名单”"


def found(rows: list[list[str]], about: str = "") -> Found:
    result = screen([table(AT, rows, about)])
    return [
        (f.at.removeprefix(AT), f.concern.value, f.advice.value, f.severity.value, f.count)
        for f in result.findings
    ]


def test_every_column_that_asks_is_told_once() -> None:
    rows = [
        ["序号", "姓名", "班级", "身份证号", "监护人", "联系电话", "家庭住址", "残疾等级"],
        ["1", "张小明", "一（1）班", NUMBER, "李建国", "13800138000", "青禾镇东风村", "二级"],
        ["2", "王小红", "一（1）班", NUMBER, "王大山", "13900139000", "青禾镇西街", ""],
    ]
    assert found(rows, "云江县2026年小学招生录取名单") == [
        ("第2列", "name_with_class", "mask", "blocks", 2),
        ("第4列", "id_card", "drop_column", "blocks", 2),
        ("第5列", "guardian", "drop_column", "blocks", 2),
        ("第6列", "mobile", "mask", "blocks", 2),
        ("第7列", "address", "mask", "blocks", 2),
        ("第8列", "disability", "drop_column", "blocks", 1),
    ]


@pytest.mark.parametrize(
    ("about", "concern"),
    [
        ("2026年临时救助发放名单", "sensitive_name"),
        ("最低生活保障对象公示", "sensitive_name"),
        ("2026年小学新生名单", "minor_name"),
    ],
)
def test_names_are_masked_where_the_list_is_delicate(about: str, concern: str) -> None:
    rows = [["序号", "姓名", "金额"], ["1", "张大山", "300"], ["2", "第五明", "300"]]
    assert found(rows, about) == [("第2列", concern, "mask", "blocks", 2)]


@pytest.mark.parametrize("about", ["教师资格认定人员名单", "2026年公务员拟录用人员公示", ""])
def test_other_names_may_stand_in_full(about: str) -> None:
    assert found([["姓名", "单位"], ["张大山", "云江县教育局"]], about) == []


def test_what_is_masked_already_is_done() -> None:
    rows = [
        ["序号", "姓名", "身份证号", "联系电话", "家庭住址", "出生日期"],
        ["1", "张某某", "35*************123", "138****8000", "云江县青禾镇", "2015年"],
    ]
    assert found(rows, "救助名单") == []


def test_a_star_behind_a_number_is_no_mask() -> None:
    rows = [["序号", "姓名", "联系电话"], ["1", "张某某", "13800138000*"]]
    assert found(rows) == [("第3列", "mobile", "mask", "blocks", 1)]


def test_an_empty_form_asks_and_holds_nothing() -> None:
    rows = [["序号", "姓名", "身份证号", "监护人"], ["1", "", "", ""], ["2", "", "无", "/"]]
    assert found(rows, "新生登记表") == []


def test_a_column_of_office_numbers_may_stay() -> None:
    rows = [["学校", "联系电话"], ["第一小学", "0571-88012345"], ["第二小学", "88012346"]]
    assert found(rows) == [("第2列", "landline", "may_stay", "look", 2)]


def test_one_mobile_among_office_numbers_blocks() -> None:
    rows = [["学校", "联系电话"], ["第一小学", "0571-88012345"], ["第二小学", "13800138000"]]
    assert [each[1:4] for each in found(rows)] == [("mobile", "mask", "blocks")]


def test_a_heading_over_two_columns_is_read_with_what_stands_below_it() -> None:
    rows = [
        ["序号", "姓名", "监护人", ""],
        ["", "", "姓名", "电话"],
        ["1", "王某", "王大虎", "13900139000"],
    ]
    assert found(rows)[:1] == [("第3列", "guardian", "drop_column", "blocks", 1)]


def test_a_form_has_its_labels_at_the_left() -> None:
    rows = [
        ["家庭住址", "云江县青禾镇东风村", "备注事项", "本人已知晓"],
        ["手机", "13800138000", "x", "y"],
    ]
    assert [each[:2] for each in found(rows)] == [
        ("第1行第2列", "address"),
        ("第2行第2列", "mobile"),
    ]


def test_a_form_with_a_blank_name_still_tells_an_address() -> None:
    rows = [["姓名", "", "家庭住址", "云江县青禾镇东风村"], ["性别", "", "备注", ""]]
    assert [each[:2] for each in found(rows)] == [("第1行第4列", "address")]


def test_headings_without_rows_hold_nothing() -> None:
    assert found([["序号", "姓名", "身份证号", "申报学科方向", "家庭住址", "拟任教学段情况"]]) == []


def test_a_box_for_each_digit_is_read_as_one_number() -> None:
    assert [each[:2] for each in found([["号码", *NUMBER]])] == [("第1行", "id_card")]


def test_cells_without_a_heading_speak_for_themselves() -> None:
    assert found([["甲", "乙"], ["丙", f"证件{NUMBER}"]]) == [
        ("第2行第2列", "id_card", "mask", "blocks", 1)
    ]


def test_a_number_beside_a_name_is_told_besides_the_names() -> None:
    rows = [["序号", "姓名"], ["1", "张大山"], ["2", "李大海13800138000"]]
    assert [each[:2] for each in found(rows, "特困人员名单")] == [
        ("第2列", "sensitive_name"),
        ("第3行第2列", "mobile"),
    ]


def test_a_second_list_in_one_table_has_headings_of_its_own() -> None:
    rows = [
        ["序号", "姓名", "金额"],
        ["1", "张大山", "300"],
        ["序号", "单位", "监护人"],
        ["1", "第一小学", "李建国"],
    ]
    assert [each[:2] for each in found(rows, "救助")] == [
        ("第2列", "sensitive_name"),
        ("第3列", "guardian"),
    ]


def test_a_column_without_heading_full_of_the_same_is_one_finding() -> None:
    rows = [["甲", f"1380013800{n}"] for n in range(9)]
    assert found(rows) == [("第2列", "mobile", "mask", "blocks", 9)]
