from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.publication.freshness import (
    FreshnessClass,
    FreshnessState,
    Period,
    PeriodUnit,
    freshness,
)
from tests.factories.patience import patient

DAY = timedelta(1)
days = st.dates(date(2008, 1, 1), date(2035, 12, 31))
periods = st.builds(Period, st.integers(1, 40), st.sampled_from(PeriodUnit), st.integers(0, 40))


@pytest.mark.parametrize(
    ("kind", "last_on", "stale_on"),
    [
        (FreshnessClass.NEWS, date(2026, 3, 2), date(2026, 3, 17)),
        (FreshnessClass.DOCUMENTS, date(2026, 3, 2), date(2026, 9, 3)),
        (FreshnessClass.DOCUMENTS, date(2025, 8, 31), date(2026, 3, 1)),
        (FreshnessClass.YEARLY, date(2024, 2, 29), date(2025, 3, 1)),
        (FreshnessClass.STANDING, date(2020, 1, 1), None),
    ],
)
def test_a_column_goes_stale_on_the_day_that_its_class_says(
    kind: FreshnessClass, last_on: date, stale_on: date | None
) -> None:
    assert freshness(kind.period, last_on, last_on).stale_on == stale_on


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        (date(2026, 3, 2), FreshnessState.FRESH, 15),
        (date(2026, 3, 13), FreshnessState.FRESH, 4),
        (date(2026, 3, 14), FreshnessState.DUE_SOON, 3),
        (date(2026, 3, 16), FreshnessState.DUE_SOON, 1),
        (date(2026, 3, 17), FreshnessState.STALE, 0),
        (date(2026, 4, 1), FreshnessState.STALE, -15),
    ],
)
def test_news_of_two_weeks_ago_are_the_last_that_count(
    on: date, state: FreshnessState, left: int
) -> None:
    told = freshness(FreshnessClass.NEWS.period, date(2026, 3, 2), on)
    assert (told.state, told.days) == (state, left)


@pytest.mark.parametrize("kind", FreshnessClass)
def test_a_column_without_anything_in_it_is_empty_whatever_its_class(kind: FreshnessClass) -> None:
    assert freshness(kind.period, None, date(2026, 3, 2)).state is FreshnessState.EMPTY


def test_a_publication_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(ValueError, match="最近发布日期2026-03-03晚于检查日期2026-03-02"):
        freshness(FreshnessClass.NEWS.period, date(2026, 3, 3), date(2026, 3, 2))


def test_a_period_is_said_in_words() -> None:
    assert (Period(14).label, Period(6, PeriodUnit.MONTHS).label) == ("14天", "6个月")


@pytest.mark.parametrize(("length", "warn"), [(0, 3), (-14, 3), (14, -1)])
def test_a_period_that_is_none_is_refused(length: int, warn: int) -> None:
    with pytest.raises(ValueError, match=r"至少为1|不能为负数"):
        Period(length, warn=warn)


def slow_last_fresh(period: Period, last_on: date) -> date:
    """Walks day by day, and month by month without arithmetic on months."""
    on = last_on
    if period.unit is PeriodUnit.DAYS:
        for _ in range(period.length):
            on += DAY
        return on
    firsts = 0
    while firsts < period.length:
        on += DAY
        firsts += on.day == 1
    while on.day != last_on.day and (on + DAY).day != 1:
        on += DAY
    return on


@patient
@given(periods, days, st.integers(0, 1500))
def test_the_state_is_that_of_walking_through_the_days(
    period: Period, last_on: date, later: int
) -> None:
    on = last_on + DAY * later
    last = slow_last_fresh(period, last_on)
    if on > last:
        expected = FreshnessState.STALE
    else:
        near = any(on + DAY * n > last for n in range(period.warn + 1))
        expected = FreshnessState.DUE_SOON if near else FreshnessState.FRESH
    told = freshness(period, last_on, on)
    assert (told.state, told.stale_on) == (expected, last + DAY)


@patient
@given(periods, days, days)
def test_what_is_published_later_never_goes_stale_earlier(
    period: Period, one: date, other: date
) -> None:
    assert period.last_fresh(min(one, other)) <= period.last_fresh(max(one, other))


def test_the_class_of_columns_that_no_rule_names_says_that_it_is_unsure() -> None:
    assert {kind.value: kind.certainty.value for kind in FreshnessClass} == {
        "news": "checked",
        "documents": "checked",
        "yearly": "unsure",
        "standing": "checked",
    }
    assert FreshnessClass.NEWS.rests_on.plain == "网站检查指标"
