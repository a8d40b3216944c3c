from __future__ import annotations

from datetime import date

import pytest

from mingtang.workdays.calendar import Calendar
from mingtang_office.ui.days import due_day

OFFICIAL = Calendar.official()


@pytest.mark.parametrize(
    ("on", "words", "tone"),
    [
        (date(2026, 3, 20), "2026年3月20日（星期五，还剩5个工作日）", "open"),
        (date(2026, 3, 18), "2026年3月18日（星期三，还剩3个工作日）", "soon"),
        (date(2026, 3, 13), "2026年3月13日（星期五，今天到期）", "soon"),
        (date(2026, 3, 11), "2026年3月11日（星期三，已逾期2个工作日）", "late"),
    ],
)
def test_a_due_date_tells_its_weekday_and_the_working_days(on: date, words: str, tone: str) -> None:
    due = due_day(on, date(2026, 3, 13), OFFICIAL)

    assert (due.words, due.tone, due.provisional) == (words, tone, False)


def test_the_spring_festival_and_its_worked_weekend_are_counted_as_the_notice_says() -> None:
    due = due_day(date(2026, 3, 2), date(2026, 2, 13), OFFICIAL)

    assert due.left == "还剩7个工作日"


def test_on_a_day_off_what_fell_due_before_it_is_late_by_no_count() -> None:
    saturday, friday = date(2026, 3, 14), date(2026, 3, 13)

    assert due_day(friday, saturday, OFFICIAL).left == "已逾期"


def test_a_count_over_a_year_without_a_notice_is_provisional() -> None:
    assert due_day(date(2027, 1, 8), date(2026, 12, 31), OFFICIAL).provisional


def test_a_day_beyond_the_calendar_is_told_without_a_count() -> None:
    due = due_day(date(2090, 1, 2), date(2026, 3, 13), OFFICIAL)

    assert due.words == "2090年1月2日（星期一）"
    assert due.provisional
