"""A notice that somebody typed in: what cannot be, what is odd, and what passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingtang.workdays import (
    Calendar,
    Holiday,
    Notice,
    WorkingWeekend,
    YearPlan,
    check_notice,
    published_years,
)

CERTAIN = [plan for plan in published_years() if not plan.provisional and plan.year >= 2008]
(OF_2026,) = (plan.notices[0] for plan in CERTAIN if plan.year == 2026)
(PROVISIONAL_2027,) = (plan for plan in published_years() if plan.year == 2027)


def holiday(name: str, first: str, last: str) -> Holiday:
    return Holiday(name, date.fromisoformat(first), date.fromisoformat(last))


def with_holiday(*more: Holiday) -> Notice:
    return replace(OF_2026, holidays=(*OF_2026.holidays, *more))


def with_worked(on: str) -> Notice:
    worked = WorkingWeekend("春节", date.fromisoformat(on))
    return replace(OF_2026, working_weekends=(*OF_2026.working_weekends, worked))


def codes(notice: Notice, year: int = 2026, standing: YearPlan | None = None) -> list[str]:
    return [d.code for d in check_notice(notice, year, national=True, standing=standing)]


@pytest.mark.parametrize("plan", CERTAIN, ids=lambda plan: str(plan.year))
def test_the_first_notice_of_each_year_raises_no_doubt(plan: YearPlan) -> None:
    assert codes(plan.notices[0], plan.year) == []


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (Notice("国务院办公厅", "通知", ()), "empty"),
        (with_holiday(holiday("元旦", "2026-01-05", "2026-01-04")), "reversed"),
        (with_holiday(holiday("国庆节", "2027-10-01", "2027-10-07")), "outside_year"),
        (with_holiday(holiday("元旦", "2025-11-30", "2025-11-30")), "outside_year"),
        (with_holiday(holiday("元旦", "2026-01-03", "2026-01-03")), "off_twice"),
        (with_worked("2026-02-14"), "worked_twice"),
        (with_worked("2026-02-15"), "off_and_worked"),
        (with_worked("2026-02-13"), "not_a_weekend"),
    ],
)
def test_what_cannot_be_is_refused(notice: Notice, code: str) -> None:
    doubts = check_notice(notice, 2026, national=True)
    assert (code, True) in [(doubt.code, doubt.fatal) for doubt in doubts]


def test_days_of_the_december_before_are_part_of_the_notice() -> None:
    moved = replace(OF_2026.holidays[0], first=date(2025, 12, 31), last=date(2026, 1, 2))
    notice = replace(OF_2026, holidays=(moved, *OF_2026.holidays[1:]))
    assert not [d for d in check_notice(notice, 2026, national=True) if d.fatal]


def test_a_forgotten_working_weekend_upsets_the_balance() -> None:
    notice = replace(OF_2026, working_weekends=OF_2026.working_weekends[1:])
    (doubt,) = check_notice(notice, 2026, national=True)
    assert (doubt.code, doubt.fatal) == ("balance", False)
    assert "第二条" in doubt.message
    assert "13天" in doubt.message


def test_a_forgotten_festival_is_named() -> None:
    doubts = check_notice(replace(OF_2026, holidays=OF_2026.holidays[:-1]), 2026, national=True)
    assert "没有录入“国庆节”" in "".join(doubt.message for doubt in doubts)


def test_the_statutory_day_of_a_festival_must_be_off() -> None:
    late = holiday("劳动节", "2026-05-02", "2026-05-06")
    holidays = tuple(late if h.name == "劳动节" else h for h in OF_2026.holidays)
    assert "festival_worked" in codes(replace(OF_2026, holidays=holidays))


def test_a_movable_festival_is_held_against_the_provisional_plan() -> None:
    (provisional,) = PROVISIONAL_2027.notices
    wrong = holiday("端午节", "2027-06-10", "2027-06-10")
    holidays = tuple(wrong if h.name == "端午节" else h for h in provisional.holidays)
    notice = replace(provisional, holidays=holidays, number=None)
    assert codes(notice, 2027, PROVISIONAL_2027) == ["festival_worked"]


@pytest.mark.parametrize(("number", "odd"), [("国办发明电〔2025〕7号", False), ("国办7号", True)])
def test_an_odd_number_of_the_document_is_noticed(number: str, odd: bool) -> None:
    assert ("number" in codes(replace(OF_2026, number=number))) is odd


def test_an_amending_or_regional_notice_need_not_balance() -> None:
    extra = Notice("国务院", "通知", (holiday("纪念日", "2026-09-03", "2026-09-03"),))
    (standing,) = (plan for plan in Calendar.official().years if plan.year == 2026)
    assert codes(extra, 2026, standing) == []
    assert check_notice(extra, 2026, national=False) == ()


def test_an_absurdly_long_holiday_is_odd() -> None:
    assert "long" in codes(with_holiday(holiday("长假", "2026-07-01", "2026-07-31")))
