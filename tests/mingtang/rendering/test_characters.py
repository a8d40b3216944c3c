"""Widths and the breaking of titles."""

import pytest

from mingtang.rendering.characters import balanced, title_width, width


def test_latin_letters_and_digits_are_half_as_wide() -> None:
    assert width("2023年A") == 3.5


def test_a_short_title_keeps_the_whole_line() -> None:
    assert title_width("云江县教育局年度报告", 20) == 20


def test_a_long_title_breaks_where_the_sense_does() -> None:
    narrowed = title_width("江临市青禾区人民政府2023年政府信息公开工作年度报告", 20)
    assert int(narrowed) == len("江临市青禾区人民政府") + 3  # 2023年 is three characters wide


def test_a_title_with_no_place_to_break_keeps_the_whole_line() -> None:
    assert title_width("甲" * 50, 20) == 20


@pytest.mark.parametrize(
    ("label", "line", "narrowed"),
    [("商业企业", 3.2, 2), ("法律服务机构", 3.6, 3), ("本年制发件数", 8, 8), ("其他", 0.5, 0.5)],
)
def test_lines_of_a_head_are_made_alike(label: str, line: float, narrowed: float) -> None:
    assert balanced(label, line) == narrowed
