from __future__ import annotations

from decimal import Decimal

import pytest

from mingtang.annual.number_form import NotThisNumber, parse_number

COUNT = "applications/total/total"
AMOUNT = "proactive/charges.amount"


def test_a_count_is_whole_and_an_amount_keeps_its_decimals() -> None:
    assert parse_number(COUNT, " 12 ") == 12
    assert parse_number(AMOUNT, "1,234.50") == Decimal("1234.50")


def test_only_the_change_of_a_year_may_be_negative() -> None:
    assert parse_number("proactive/licences.change", "−24") == -24
    with pytest.raises(NotThisNumber, match="不能是负数"):
        parse_number(COUNT, "-1")


@pytest.mark.parametrize("text", ["", "十二", "12件", "1.2.3", "=1+1", "1e9", "1,23", "NaN"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotThisNumber, match="不是数字"):
        parse_number(AMOUNT, text)


@pytest.mark.parametrize("text", ["1" * 15, "0.1234567"])
def test_a_number_too_long_to_keep_is_refused(text: str) -> None:
    with pytest.raises(NotThisNumber, match="数字过长"):
        parse_number(AMOUNT, text)


def test_a_count_takes_no_decimals() -> None:
    with pytest.raises(NotThisNumber, match="应为整数"):
        parse_number(COUNT, "2.5")
    assert parse_number(COUNT, "2.0") == 2
