"""Every day of our data against the independent package, and counting against a plain loop."""

from datetime import date, timedelta

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from mingtang.workdays import Calendar, published_years
from tests.factories.patience import patient

OFFICIAL = Calendar.official()
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
STARTS = st.dates(FIRST, date(2026, 6, 30))


def test_every_day_from_2004_to_2026_agrees() -> None:
    days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
    differing = [d for d in days if OFFICIAL.day(d).is_workday != chinese_calendar.is_workday(d)]
    assert (len(days), differing) == (8401, [])


def test_no_day_up_to_2026_is_provisional_and_every_later_one_is() -> None:
    flags = {plan.year: plan.provisional for plan in published_years()}
    assert flags == {year: year > 2026 for year in range(2004, 2029)}


@patient
@given(STARTS, st.integers(0, 60))
def test_counting_agrees_with_a_plain_loop_over_the_other_package(start: date, number: int) -> None:
    end, left = start, number
    while left:
        end += timedelta(1)
        left -= chinese_calendar.is_workday(end)
    assert OFFICIAL.add_workdays(start, number).end == end


@patient
@given(STARTS, st.integers(1, 60))
def test_counting_forth_and_back_gives_the_same_number(start: date, number: int) -> None:
    count = OFFICIAL.add_workdays(start, number)
    assert OFFICIAL.workdays_between(start, count.end) == number
    assert [day.on for day in count.days] == [
        start + timedelta(n) for n in range(1, (count.end - start).days + 1)
    ]
    assert count.days[-1].is_workday


@patient
@given(STARTS, STARTS)
def test_working_days_agree_with_the_other_package(one: date, other: date) -> None:
    start, end = sorted((one, other))
    theirs = len(chinese_calendar.get_workdays(start + timedelta(1), end)) if end > start else 0
    assert OFFICIAL.workdays_between(start, end) == theirs
