from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang_office.powers.columns import Column, Kind, NotThisValue
from tests.factories.patience import patient

DAY = Column("on", "日期", Kind.DAY)
MONEY = Column("amount", "金额", Kind.MONEY)
COUNT = Column("number", "件数", Kind.COUNT)
YES_NO = Column("is_it", "是否", Kind.YES_NO, usual=True)
TEXT = Column("name", "名称", longest=10)
CHOICE = Column("row", "类别", Kind.CHOICE, choices=(("a", "行政许可"), ("b", "行政处罚")))


@pytest.mark.parametrize(
    "text", ["2025-03-03", "2025/3/3", "2025.3.3", "2025年3月3日", "20250303", " ２０２５-3-03 "]
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert DAY.parse(text) == date(2025, 3, 3)


@pytest.mark.parametrize(
    "text", ["2025-13-01", "2025-02-30", "45719", "昨天", "25-3-3", "0025-3-3"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotThisValue, match=r"日期|这一天"):
        DAY.parse(text)


@pytest.mark.parametrize(
    ("text", "in_wan", "yuan"),
    [
        ("126000.5", False, "126000.50"),
        ("1,260,00", False, None),
        ("126,000.50", False, "126000.50"),
        ("12.6", True, "126000.00"),
        ("12.6万元", False, "126000.00"),
        ("126000元", True, "126000.00"),
        ("0", False, "0.00"),
        ("-5", False, None),
        ("1.234", False, None),
        ("0.000001", True, "0.01"),
        ("1e5", False, None),
        ("999999999999999", False, None),
    ],
)
def test_money_is_read_to_the_cent_or_refused(text: str, in_wan: bool, yuan: str | None) -> None:
    if yuan is None:
        with pytest.raises(NotThisValue):
            MONEY.parse(text, in_wan=in_wan)
    else:
        assert str(MONEY.parse(text, in_wan=in_wan)) == yuan


def test_a_count_takes_no_part_of_one() -> None:
    assert (COUNT.parse("1,200 件"), COUNT.parse("０")) == (1200, 0)
    for text in ("1.5", "-1", "许多", "9" * 30):
        with pytest.raises(NotThisValue):
            COUNT.parse(text)


def test_yes_and_no_are_told_apart_and_silence_is_the_usual() -> None:
    assert [YES_NO.parse(text) for text in ("是", "√", "否", "N", "")] == [
        True,
        True,
        False,
        False,
        True,
    ]
    with pytest.raises(NotThisValue, match=r"是.*否"):
        YES_NO.parse("也许")


def test_a_choice_is_one_of_its_words_or_codes() -> None:
    assert (CHOICE.parse("行政许可"), CHOICE.parse("b")) == ("a", "b")
    with pytest.raises(NotThisValue, match="应为：行政许可、行政处罚"):
        CHOICE.parse("行政检查")


def test_a_text_is_bounded_and_holds_no_personal_data() -> None:
    with pytest.raises(NotThisValue, match="最多 10 字"):
        TEXT.parse("一二三四五六七八九十一")
    with pytest.raises(NotThisValue, match="个人信息"):
        Column("x", "事由").parse("联系电话13800138000")
    with pytest.raises(NotThisValue, match="没有填写"):
        TEXT.parse("  ")


@patient
@given(st.dates(date(1949, 1, 1), date(2199, 12, 31)))
def test_a_written_day_is_read_back(on: date) -> None:
    assert DAY.parse(DAY.written(on)) == on


@patient
@given(st.decimals(0, 10**13, places=2))
def test_written_money_is_read_back(amount: Decimal) -> None:
    assert MONEY.parse(MONEY.written(amount)) == amount
