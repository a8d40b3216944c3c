import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.privacy import (
    credit_code_check,
    id_card_check,
    is_credit_code,
    is_id_card,
    is_organisation_code,
    organisation_code_check,
    passes_luhn,
)
from tests.factories.patience import patient

digits17 = st.text("0123456789", min_size=17, max_size=17)


def test_the_standards_own_examples_hold() -> None:
    assert is_id_card("11010519491231002X")
    assert is_credit_code("11441700007280420Y")
    assert is_organisation_code("000014349")
    assert is_organisation_code("01404053X")
    assert passes_luhn("4111111111111111")


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "010105194912310023",
        "11010519491331002X",
        "11010519490229002X",
        "1101051949123100",
    ],
)
def test_a_wrong_check_province_date_or_length_is_no_identity_number(number: str) -> None:
    assert not is_id_card(number)


@pytest.mark.parametrize("code", ["11441700007280420X", "1144170000728042OY", "114417000072804"])
def test_a_wrong_check_letter_or_length_is_no_credit_code(code: str) -> None:
    assert not is_credit_code(code)


@patient
@given(digits17, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_always_changes_the_check_of_an_identity_number(
    number: str, at: int, by: int
) -> None:
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert id_card_check(wrong) != id_card_check(number)


@patient
@given(digits17, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_always_changes_the_check_of_a_credit_code(
    number: str, at: int, by: int
) -> None:
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert credit_code_check(wrong) != credit_code_check(number)


@patient
@given(st.text("0123456789ABCXYZ", min_size=8, max_size=8))
def test_exactly_one_check_digit_fits_an_organisation_code(first8: str) -> None:
    fitting = [c for c in "0123456789X" if is_organisation_code(first8 + c)]
    assert fitting == [organisation_code_check(first8)]


@patient
@given(st.text("0123456789", min_size=15, max_size=18))
def test_exactly_one_last_digit_passes_luhn(number: str) -> None:
    assert sum(passes_luhn(number + c) for c in "0123456789") == 1
