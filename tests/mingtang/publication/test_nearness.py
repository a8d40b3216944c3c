from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from mingtang.publication.freshness import FreshnessClass, PeriodUnit
from mingtang.publication.inspection import (
    ColumnSeen,
    HomePage,
    Nearness,
    Verdict,
    VetoGround,
    WebsiteSeen,
    inspect_website,
    nearness,
)
from mingtang.publication.own_periods import PeriodNotAllowed, own_period
from mingtang.workdays import Calendar

ON = date(2026, 3, 13)
CALENDAR = Calendar.official()


def _of(seen: WebsiteSeen, ground: VetoGround) -> Nearness:
    return next(each for each in nearness(seen, ON) if each.ground is ground)


def test_two_columns_are_wanting_where_three_of_five_are_idle() -> None:
    old, new = date(2025, 1, 2), date(2026, 3, 10)
    columns = tuple(
        ColumnSeen(f"栏目{n}", FreshnessClass.NEWS, old if n < 3 else new) for n in range(6)
    )
    short = _of(WebsiteSeen(has_services=True, columns=columns), VetoGround.SHORT)
    assert (short.count, short.missing, short.since) == (3, 2, date(2026, 3, 25))


def test_the_home_page_is_idle_on_the_fifteenth_day() -> None:
    home = _of(WebsiteSeen(True, home=HomePage(date(2026, 3, 2))), VetoGround.HOME)
    assert (home.is_met, home.since) == (False, date(2026, 3, 17))


def test_nothing_is_said_of_what_nobody_looked_at() -> None:
    assert nearness(WebsiteSeen(True), ON) == ()


@pytest.mark.parametrize("seed", range(12))
def test_the_day_foretold_is_the_first_on_which_the_inspection_finds_the_veto(seed: int) -> None:
    drawn = Random(seed)
    columns = tuple(
        ColumnSeen(
            f"栏目{n}",
            drawn.choice(list(FreshnessClass)),
            ON - timedelta(drawn.randrange(500)) if drawn.random() < 0.85 else None,
            is_first_level=drawn.random() < 0.7,
        )
        for n in range(drawn.randrange(4, 40))
    )
    home = HomePage(ON - timedelta(drawn.randrange(20)))
    seen = WebsiteSeen(has_services=True, columns=columns, home=home)
    told = [each.since for each in nearness(seen, ON) if each.since and each.since > ON]
    met = any(each.is_met for each in nearness(seen, ON))
    found = None
    for n in range(1000):
        day = ON + timedelta(n)
        inspected = inspect_website(seen, day, CALENDAR)
        if any(inspected.of(code).verdict is Verdict.BROKEN for code in ("W-V3", "W-V4")):
            found = day
            break
    assert found == (ON if met else min(told, default=None))


def test_a_news_column_may_be_filled_more_often_but_not_less() -> None:
    assert own_period(FreshnessClass.NEWS, 10, PeriodUnit.DAYS).warn == 3
    with pytest.raises(PeriodNotAllowed, match="至少每14天更新一次，不能放宽到1个月"):
        own_period(FreshnessClass.NEWS, 1, PeriodUnit.MONTHS)


def test_half_a_year_in_days_is_refused_where_it_outlasts_six_months() -> None:
    assert own_period(FreshnessClass.DOCUMENTS, 181, PeriodUnit.DAYS).length == 181
    with pytest.raises(PeriodNotAllowed):
        own_period(FreshnessClass.DOCUMENTS, 183, PeriodUnit.DAYS)


def test_a_column_whose_class_is_practice_alone_may_be_given_longer() -> None:
    assert own_period(FreshnessClass.YEARLY, 18, PeriodUnit.MONTHS).label == "18个月"


def test_a_period_of_nothing_is_refused() -> None:
    with pytest.raises(PeriodNotAllowed, match="填1至730天"):
        own_period(FreshnessClass.STANDING, 0, PeriodUnit.DAYS)
