from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.retention import Kept, retention

DAYS = st.dates(date(2010, 1, 1), date(2100, 1, 1))


def test_a_file_is_kept_ten_years_after_the_year_of_archiving() -> None:
    assert retention(Kept.APPLICATION_FILE, date(2026, 3, 13)).until(date(2026, 3, 13)) == date(
        2036, 12, 31
    )


@given(DAYS, DAYS)
def test_what_began_before_the_bound_is_exactly_what_need_be_kept_no_longer(
    begun: date, on: date
) -> None:
    rule = retention(Kept.APPLICATION_FILE, on)
    assert (begun < rule.begun_before(on)) == (rule.until(begun) < on)


def test_the_rule_names_its_ground() -> None:
    assert "国家档案局令第8号" in retention(Kept.APPLICATION_FILE, date(2026, 1, 1)).ground


def test_before_the_first_rule_there_is_none() -> None:
    with pytest.raises(ValueError, match="还没有规定"):
        retention(Kept.APPLICATION_FILE, date(2006, 12, 18) - timedelta(1))


def test_a_name_stays_ten_years_after_the_year_of_the_decision() -> None:
    rule = retention(Kept.NAME_IN_DECISION, date(2026, 3, 13))
    assert rule.until(date(2026, 3, 13)) == date(2036, 12, 31)
