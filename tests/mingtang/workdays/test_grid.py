"""Days off as people type and paste them."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang.workdays import YearPlan, published_years
from mingtang.workdays.grid import (
    holidays_written,
    read_holidays,
    read_weekends,
    read_wording,
    weekends_written,
)

PRINTED_2026 = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。"""


def days(text: str, year: int = 2027) -> list[tuple[str, str, str]]:
    read, faults = read_holidays(text, year)
    assert faults == ()
    return [(h.name, h.first.isoformat(), h.last.isoformat()) for h in read]


@pytest.mark.parametrize(
    "line",
    [
        "春节 2027-02-05 2027-02-12",
        "春节\t2027/2/5\t2027/2/12",
        "春节，2027.2.5，2027.2.12",
        "春节 2月5日至12日",
        "春节：2月5日（除夕）到2月12日放假，共8天。",
        "二、春节：2027年2月5日——2月12日",
    ],
)
def test_a_holiday_is_read_however_its_dates_are_written(line: str) -> None:
    assert days(line) == [("春节", "2027-02-05", "2027-02-12")]


def test_a_single_day_needs_one_date() -> None:
    assert days("端午节 6月9日\n\n中秋节 9月15日") == [
        ("端午节", "2027-06-09", "2027-06-09"),
        ("中秋节", "2027-09-15", "2027-09-15"),
    ]


def test_days_of_the_december_before_are_written_with_their_year() -> None:
    assert days("元旦 2026年12月31日至2027年1月2日") == [("元旦", "2026-12-31", "2027-01-02")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("春节", "第1行“春节”：没有日期"),
        ("2月5日 2月12日", "没有节日名称"),
        ("春节 2月30日", "没有“2月30日”这一天"),
        ("春节 5日至12日", "“5日”没有月份"),
        ("春节 2月5日 2月7日 2月9日", "分行写"),
        ("春节 2月5日另行通知2月12日", "看不懂"),
        ("春节 2月5日至正月初七", "看不懂"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, words: str) -> None:
    read, faults = read_holidays(line, 2027)
    assert read == ()
    assert words in faults[0].message


def test_several_weekends_stand_in_one_line() -> None:
    read, faults = read_weekends("春节 1月31日（周日）、2月20日（周六）上班", 2027)
    assert [(w.name, w.on) for w in read] == [
        ("春节", date(2027, 1, 31)),
        ("春节", date(2027, 2, 20)),
    ]
    assert faults == ()


@pytest.mark.parametrize("plan", published_years(), ids=lambda plan: str(plan.year))
def test_what_is_written_is_read_back(plan: YearPlan) -> None:
    for notice in plan.notices:
        assert read_holidays(holidays_written(notice.holidays), 1900) == (notice.holidays, ())
        assert read_weekends(weekends_written(notice.working_weekends), 1900) == (
            notice.working_weekends,
            (),
        )


def test_the_words_of_a_printed_notice_give_all_its_days() -> None:
    (plan,) = (plan for plan in published_years() if plan.year == 2026)
    holidays, weekends, faults = read_wording(PRINTED_2026, 2026)
    assert (holidays, weekends) == (plan.notices[0].holidays, plan.notices[0].working_weekends)
    assert faults == ()


def test_a_sentence_that_cannot_be_read_is_named_with_its_line() -> None:
    _, _, faults = read_wording("通知\n一、元旦：1月1日和相邻的周末放假，另加1月9日", 2027)
    assert [fault.line for fault in faults] == [2]
