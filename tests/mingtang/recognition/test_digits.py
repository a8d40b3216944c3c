"""Run-together figures: one reading, or none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mingtang.recognition.digits import adding_up, readings, spelled, sums_up
from tests.factories.patience import patient


def test_a_row_is_cut_where_its_own_sum_leaves_one_reading() -> None:
    assert adding_up(("713000074",), (7,)) == (("71", "3", "0", "0", "0", "0", "74"),)


def test_a_printed_space_is_a_boundary() -> None:
    assert adding_up(("200", "000121"), (7,)) == (("20", "0", "0", "0", "0", "1", "21"),)


def test_a_row_that_adds_up_in_two_ways_keeps_both() -> None:
    assert len(adding_up(("1111000022",), (7,))) != 1


def test_three_figures_without_arithmetic_have_many_readings() -> None:
    assert len(readings(("7777166",), 3)) == 15


def test_a_sign_begins_a_number() -> None:
    assert readings(("35-15",), 2) == (("35", "-15"),)


def test_no_number_begins_with_a_zero() -> None:
    assert readings(("020",), 2) == (("0", "20"),)


def test_more_cells_than_digits_have_no_reading() -> None:
    assert readings(("12",), 3) == ()


def test_the_figures_that_the_columns_ask_for_must_be_what_is_printed() -> None:
    assert spelled(("121", "0"), (12, 1, 0)) == ("12", "1", "0")
    assert spelled(("121", "0"), (1, 210)) is None


@patient
@given(st.lists(st.integers(0, 3000), min_size=6, max_size=6))
def test_the_true_reading_is_always_among_those_that_add_up(parts: list[int]) -> None:
    row = (*parts, sum(parts))
    found = adding_up(("".join(map(str, row)),), (7,))
    assert tuple(map(str, row)) in found or len(found) == 200


@patient
@given(st.from_regex(r"[0-9]{5,14}", fullmatch=True))
def test_every_reading_adds_up_and_spells_the_run(run: str) -> None:
    for split in adding_up((run,), (5,)):
        assert "".join(split) == run
        assert sums_up([int(piece) for piece in split])
