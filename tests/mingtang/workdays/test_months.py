from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.workdays import months_later
from tests.factories.patience import patient


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number(
    start: date, number: int, end: date
) -> None:
    assert months_later(start, number) == end


@patient
@given(st.dates(date(2008, 1, 1), date(2040, 1, 1)), st.integers(0, 40))
def test_the_end_is_the_same_day_of_the_month_or_its_last(start: date, number: int) -> None:
    end = months_later(start, number)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    assert end.day == start.day or (end + timedelta(1)).day == 1
