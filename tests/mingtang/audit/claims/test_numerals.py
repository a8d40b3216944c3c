from decimal import Decimal

import pytest

from mingtang.audit.claims.numerals import spelled, written


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("二〇二四", 2024),
    ],
)
def test_a_chinese_numeral_names_its_number(numeral: str, number: int) -> None:
    assert spelled(numeral) == number


@pytest.mark.parametrize("numeral", ["", "百", "千百"])
def test_letters_that_name_no_number_give_none(numeral: str) -> None:
    assert spelled(numeral) is None


def test_thousands_and_ten_thousands_are_whole_numbers() -> None:
    assert (written("1,095"), written("7.8", "万")) == (1095, 78000)


def test_a_share_keeps_its_places() -> None:
    assert written("33.90") == Decimal("33.90")
