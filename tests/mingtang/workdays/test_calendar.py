from datetime import date
from itertools import pairwise

import pytest

from mingtang.workdays import (
    Calendar,
    Holiday,
    Notice,
    OutsideCalendar,
    Region,
    WorkingWeekend,
    YearPlan,
)

OFFICIAL = Calendar.official()


@pytest.mark.parametrize(
    ("start", "seven", "fifteen", "twenty", "forty"),
    [
        ("2024-01-26", "2024-02-05", "2024-02-21", "2024-02-28", "2024-03-27"),
        ("2025-01-10", "2025-01-21", "2025-02-07", "2025-02-13", "2025-03-13"),
        ("2025-09-22", "2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21"),
        ("2026-02-09", "2026-02-25", "2026-03-06", "2026-03-13", "2026-04-13"),
        ("2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17"),
        ("2026-04-28", "2026-05-11", "2026-05-21", "2026-05-28", "2026-06-26"),
        ("2026-09-14", "2026-09-22", "2026-10-10", "2026-10-16", "2026-11-13"),
    ],
)
def test_seven_fifteen_twenty_and_forty_working_days_end_where_the_notices_say(
    start: str, seven: str, fifteen: str, twenty: str, forty: str
) -> None:
    ends = [
        OFFICIAL.add_workdays(date.fromisoformat(start), n).end.isoformat() for n in (7, 15, 20, 40)
    ]
    assert ends == [seven, fifteen, twenty, forty]


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2024, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
        (2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
        (2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
    ],
)
def test_each_month_has_the_working_days_of_the_notice(year: int, months: list[int]) -> None:
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    day = date.resolution
    counted = [OFFICIAL.workdays_between(a - day, b - day) for a, b in pairwise(firsts)]
    assert counted == months


def test_a_holiday_names_its_festival_and_its_notice() -> None:
    day = OFFICIAL.day(date(2026, 2, 16))
    assert (day.is_workday, day.name, day.provisional) == (False, "春节", False)
    assert day.source == "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）"


def test_a_working_saturday_counts_and_says_why() -> None:
    day = OFFICIAL.day(date(2026, 2, 28))
    assert (day.is_workday, day.why) == (True, "春节调休上班（国务院办公厅通知）")


@pytest.mark.parametrize(("on", "why"), [(date(2026, 3, 2), "工作日"), (date(2026, 3, 7), "周末")])
def test_a_plain_day_has_no_notice(on: date, why: str) -> None:
    day = OFFICIAL.day(on)
    assert (day.why, day.name, day.source) == (why, None, None)


def test_a_later_notice_of_the_same_year_overrides_the_earlier_one() -> None:
    day = OFFICIAL.day(date(2020, 2, 1))
    assert (day.is_workday, day.source) == (
        False,
        "《国务院办公厅关于延长2020年春节假期的通知》（国办发明电〔2020〕1号）",
    )


def test_a_count_into_a_year_without_notice_is_provisional() -> None:
    assert OFFICIAL.add_workdays(date(2026, 11, 23), 20).provisional is False
    assert OFFICIAL.add_workdays(date(2026, 11, 23), 40).provisional is True


@pytest.mark.parametrize("on", [date(2027, 2, 10), date(2027, 5, 4), date(2027, 9, 15)])
def test_next_year_has_its_statutory_days_off_before_the_notice(on: date) -> None:
    day = OFFICIAL.day(on)
    assert (day.is_workday, day.provisional) == (False, True)
    assert day.why.endswith("假期（依《全国年节及纪念日放假办法》推算，当年安排尚未公布）")


def test_a_plain_day_before_the_notice_says_that_it_is_not_final() -> None:
    assert OFFICIAL.day(date(2027, 3, 1)).why == "工作日（暂定）"


@pytest.mark.parametrize("on", [date(2003, 12, 31), date(2029, 1, 1)])
def test_a_year_without_data_is_refused_with_what_to_do(on: date) -> None:
    assert not OFFICIAL.covers(on)
    with pytest.raises(OutsideCalendar, match="请先录入该年度国务院办公厅节假日安排通知"):
        OFFICIAL.day(on)


def test_a_region_lays_its_own_days_off_over_the_national_ones() -> None:
    local = Notice(
        "云江自治区人民政府",
        "关于歌节放假的通知",
        (Holiday("歌节", date(2026, 4, 20), date(2026, 4, 21)),),
    )
    calendar = OFFICIAL.with_region(Region("云江自治区", (local,)))
    assert calendar.day(date(2026, 4, 20)).why == "歌节假期（云江自治区人民政府通知）"
    assert calendar.add_workdays(date(2026, 4, 17), 1).end == date(2026, 4, 22)
    assert OFFICIAL.add_workdays(date(2026, 4, 17), 1).end == date(2026, 4, 20)


def test_a_new_notice_replaces_the_provisional_year() -> None:
    notice = Notice(
        "国务院办公厅",
        "关于节假日安排的通知",
        (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),),
        (WorkingWeekend("元旦", date(2027, 1, 9)),),
    )
    calendar = OFFICIAL.with_year(YearPlan(2027, (notice,)))
    assert calendar.day(date(2027, 1, 9)).is_workday
    assert not calendar.day(date(2027, 3, 1)).provisional


def test_no_working_days_end_on_the_day_they_start() -> None:
    assert OFFICIAL.add_workdays(date(2026, 2, 15), 0).end == date(2026, 2, 15)


def test_numbers_and_dates_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="不能为负数"):
        OFFICIAL.add_workdays(date(2026, 3, 2), -1)
    with pytest.raises(ValueError, match="早于开始日期"):
        OFFICIAL.workdays_between(date(2026, 3, 2), date(2026, 3, 1))


def test_two_calendars_of_the_same_data_are_one_value() -> None:
    assert Calendar(OFFICIAL.years) == OFFICIAL
    assert len({Calendar(OFFICIAL.years), OFFICIAL}) == 1


@pytest.mark.parametrize(
    ("today", "covered"),
    [("2026-11-30", 23), ("2026-12-01", 22), ("2026-12-31", 0), ("2027-03-01", 0)],
)
def test_the_days_that_notices_cover_are_counted_off(today: str, covered: int) -> None:
    assert OFFICIAL.workdays_covered(date.fromisoformat(today)) == covered


def test_a_limit_within_the_days_covered_is_certain_and_one_beyond_is_not() -> None:
    today = date(2026, 10, 9)
    covered = OFFICIAL.workdays_covered(today)
    assert not OFFICIAL.add_workdays(today, covered).provisional
    assert OFFICIAL.add_workdays(today, covered + 1).provisional


def test_a_calendar_that_ends_covers_no_day_beyond_its_end() -> None:
    published = Calendar(tuple(plan for plan in OFFICIAL.years if not plan.provisional))
    assert published.workdays_covered(date(2026, 12, 1)) == 22
    assert published.workdays_covered(date(2031, 1, 1)) == 0
