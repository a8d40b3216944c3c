import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import numeral, parse_numeral
from tests.factories.patience import patient


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (7, "七"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (56, "五十六"),
        (102, "一百零二"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_articles_are_numbered_as_laws_number_them(number: int, written: str) -> None:
    assert numeral(number) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [("二〇", 20), ("３６", 36), ("一百一十", 110), ("百二十", 120), ("两", 2)],
)
def test_other_ways_of_writing_a_number_are_read(written: str, number: int) -> None:
    assert parse_numeral(written) == number


@patient
@given(st.integers(1, 9999))
def test_every_number_is_read_back(number: int) -> None:
    assert parse_numeral(numeral(number)) == number


@pytest.mark.parametrize("text", ["", "条", "三x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是数字"):
        parse_numeral(text)


def test_a_number_beyond_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="1到9999"):
        numeral(0)
