from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.workdays import Calendar, OutsideCalendar
from mingtang.workdays.ordinals import Ordinals
from tests.factories.patience import patient

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
ORDINALS = Ordinals(Calendar.official(), FIRST, LAST)


@patient
@given(st.dates(FIRST, LAST), st.integers(0, 90))
def test_the_difference_is_the_working_days_between(start: date, days: int) -> None:
    end = min(start + timedelta(days=days), LAST)
    counted = ORDINALS.of(end) - ORDINALS.of(start)
    assert counted == Calendar.official().workdays_between(start, end)


def test_a_span_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        Ordinals(Calendar.official(), date(1990, 1, 1), date(1990, 2, 1))
