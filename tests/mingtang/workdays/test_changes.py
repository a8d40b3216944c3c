from __future__ import annotations

from datetime import date

import pytest

from mingtang.workdays import (
    Calendar,
    Holiday,
    Notice,
    Region,
    UnreadableNotice,
    WorkingWeekend,
    YearPlan,
    changed_days,
    notice_from_wire,
    notice_to_wire,
    published_years,
    read_notice_file,
    settled_years,
    unsettled_years,
)

OFFICIAL = Calendar.official()
SPRING = Holiday("春节", date(2027, 2, 5), date(2027, 2, 12))
NOTICE = Notice(
    "国务院办公厅", "关于2027年部分节假日安排的通知", (SPRING,),
    (WorkingWeekend("春节", date(2027, 1, 31)),), "国办发明电〔2026〕9号", date(2026, 11, 25),
)  # fmt: skip
NEW = OFFICIAL.with_year(YearPlan(2027, (NOTICE,)))


def test_days_that_turn_are_told_with_what_they_were_and_become() -> None:
    changed = changed_days(OFFICIAL, NEW, date(2027, 1, 25), date(2027, 2, 20))
    assert [day.on.isoformat() for day in changed] == ["2027-01-31", "2027-02-11", "2027-02-12"]
    assert changed[0].was == "周末（暂定）"
    assert changed[0].becomes == "春节调休上班（国务院办公厅通知）"
    assert [day.counts_now for day in changed] == [True, False, False]


def test_a_year_without_data_is_compared_with_plain_weeks() -> None:
    far = OFFICIAL.with_year(
        YearPlan(2040, (Notice("国务院办公厅", "通知", (Holiday("元旦", date(2040, 1, 1), date(2040, 1, 2)),)),))
    )  # fmt: skip
    changed = changed_days(OFFICIAL, far, date(2040, 1, 1), date(2040, 12, 31))
    assert [(day.on.isoformat(), day.was) for day in changed] == [("2040-01-02", "没有安排")]


def test_a_provisional_year_is_settled_by_its_notice_and_unsettled_without_it() -> None:
    assert settled_years(OFFICIAL, NEW) == (2027,)
    assert unsettled_years(NEW, OFFICIAL) == (2027,)
    assert settled_years(OFFICIAL, OFFICIAL.with_region(Region("某地", (NOTICE,)))) == ()


@pytest.mark.parametrize("plan", published_years(), ids=lambda plan: str(plan.year))
def test_every_notice_is_the_same_after_being_stored(plan: YearPlan) -> None:
    assert [notice_from_wire(notice_to_wire(n)) for n in plan.notices] == list(plan.notices)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("year = 2027\n[[notices", "TOML"),
        ("[[notices]]\ntitle = 'x'", "缺少“year”"),
        ("year = 2027", "没有通知"),
        ("year = 2027\nprovisional = true\n[[notices]]\ntitle='x'\nissuer='y'", "暂定"),
        ("year = 2027\n[[notices]]\ntitle = 'x'", "issuer"),
        ("year = 2027\nnotices = 3", "列表"),
        (
            "year = 2027\n[[notices]]\ntitle='x'\nissuer='y'\nholidays=[{name='春节',from=3,to=4}]",
            "第1个假期的“from”不是日期",
        ),
        (
            "year = 2027\n[[notices]]\ntitle='x'\nissuer='y'\nworking_weekends=[{on=2027-01-31}]",
            "第1个调休上班日缺少“name”",
        ),
        ("year = 2027\n[[notices]]\ntitle='x'\nissuer='y'\nnumber=7", "number"),
    ],
)
def test_a_file_that_is_no_notice_says_what_is_wrong(toml: str, words: str) -> None:
    with pytest.raises(UnreadableNotice, match=words):
        read_notice_file(toml)


def test_a_file_of_ours_gives_its_year_and_its_notice() -> None:
    year, notice = read_notice_file(
        "year = 2027\n[[notices]]\nissuer = '国务院办公厅'\ntitle = '通知'\n"
        "holidays = [{ name = '春节', from = 2027-02-05, to = 2027-02-12 }]\n"
    )
    assert (year, notice.holidays) == (2027, (SPRING,))
