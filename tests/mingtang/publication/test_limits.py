from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import NotInForce
from mingtang.publication.limits import (
    LimitNotAllowed,
    Matter,
    limit_rule,
    publication_due,
    university_report_due,
)
from mingtang.workdays import Calendar, OutsideCalendar
from tests.factories.patience import patient

CALENDAR = Calendar.official()
BEIJING = timezone(timedelta(hours=8))
DAY = timedelta(1)
IN_DAYS = [matter for matter in Matter if not limit_rule(matter).in_hours]
IN_HOURS = [matter for matter in Matter if limit_rule(matter).in_hours]


@pytest.mark.parametrize(
    ("matter", "start", "by", "article"),
    [
        (Matter.ORDINARY, date(2026, 2, 9), date(2026, 3, 13), "《条例》第二十六条"),
        (Matter.ORDINARY, date(2026, 9, 14), date(2026, 10, 16), "《条例》第二十六条"),
        (Matter.ORDINARY, date(2018, 3, 1), date(2018, 3, 29), "《条例》第十八条"),
        (
            Matter.GOVERNMENT_BUDGET,
            date(2026, 1, 12),
            date(2026, 2, 1),
            "《预算法》第十四条第一款",
        ),
        (
            Matter.DEPARTMENT_BUDGET,
            date(2026, 2, 9),
            date(2026, 3, 1),
            "《预算法》第十四条第二款",
        ),
        (
            Matter.WITHDRAWN_PENALTY,
            date(2026, 3, 6),
            date(2026, 3, 11),
            "《行政处罚法》第四十八条第二款",
        ),
        (
            Matter.LICENCE,
            date(2026, 9, 14),
            date(2026, 9, 22),
            "《国务院办公厅关于运用大数据加强对市场主体服务和监管的若干意见》（国办发〔2015〕51号）",
        ),
        (
            Matter.PENALTY,
            date(2026, 4, 28),
            date(2026, 5, 11),
            "《国务院办公厅关于运用大数据加强对市场主体服务和监管的若干意见》（国办发〔2015〕51号）",
        ),
        (
            Matter.INTERPRETATION,
            date(2026, 2, 13),
            date(2026, 2, 25),
            "《〈关于全面推进政务公开工作的意见〉实施细则》（国办发〔2016〕80号）",
        ),
        (
            Matter.PROCUREMENT_CONTRACT,
            date(2026, 3, 6),
            date(2026, 3, 10),
            "《政府采购法实施条例》第五十条",
        ),
    ],
)
def test_each_matter_has_its_last_day_and_its_article(
    matter: Matter, start: date, by: date, article: str
) -> None:
    due = publication_due(matter, start, CALENDAR)
    assert (due.by, due.at, str(due.rests_on)) == (by, None, article)


@pytest.mark.parametrize(
    ("matter", "hours"),
    [
        (Matter.EMERGENCY_STATEMENT, 5),
        (Matter.EMERGENCY_CONFERENCE, 24),
        (Matter.CONCERN, 48),
        (Matter.REPRINT, 24),
    ],
)
def test_hours_run_through_nights_and_days_off(matter: Matter, hours: int) -> None:
    start = datetime(2026, 2, 14, 22, 30, tzinfo=BEIJING)
    due = publication_due(matter, start, CALENDAR)
    assert due.at == start + timedelta(hours=hours)
    assert due.is_kept_by(due.at)
    assert not due.is_kept_by(due.at + timedelta(seconds=1))


def test_the_ground_says_from_when_how_long_and_by_what() -> None:
    due = publication_due(Matter.GOVERNMENT_BUDGET, date(2026, 1, 12), CALENDAR)
    assert due.ground == (
        "自人民代表大会或者其常务委员会批准之日（2026年1月12日）起20日内：《预算法》第十四条第一款"
    )
    at = datetime(2026, 2, 14, 22, 5, tzinfo=BEIJING)
    assert publication_due(Matter.EMERGENCY_STATEMENT, at, CALENDAR).ground.startswith(
        "自事件发生（2026年2月14日22:05）起5个小时内："
    )


@pytest.mark.parametrize("start", [date(2026, 3, 2), datetime(2026, 3, 2, 9, 0)])  # noqa: DTZ001
def test_a_limit_in_hours_wants_a_moment(start: date) -> None:
    with pytest.raises(ValueError, match="请给出事件发生的日期和时间"):
        publication_due(Matter.EMERGENCY_STATEMENT, start, CALENDAR)
    due = publication_due(Matter.CONCERN, datetime(2026, 3, 2, 9, tzinfo=UTC), CALENDAR)
    with pytest.raises(ValueError, match="请给出发布的日期和时间"):
        due.is_kept_by(date(2026, 3, 3))


def test_the_last_day_is_kept_until_its_midnight() -> None:
    due = publication_due(Matter.ORDINARY, date(2026, 2, 9), CALENDAR)
    assert due.is_kept_by(datetime(2026, 3, 13, 23, 59, tzinfo=BEIJING))
    assert due.is_kept_by(date(2026, 3, 13))
    assert not due.is_kept_by(date(2026, 3, 14))


@pytest.mark.parametrize("matter", [each for each in Matter if limit_rule(each).binding])
def test_an_agency_may_be_stricter_with_itself_and_not_laxer(matter: Matter) -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
    lawful = publication_due(matter, start, CALENDAR)
    with pytest.raises(LimitNotAllowed, match="可以缩短，不能延长"):
        publication_due(matter, start, CALENDAR, own_length=lawful.length + 1)
    assert publication_due(matter, start, CALENDAR, own_length=lawful.length) == lawful
    stricter = publication_due(matter, start, CALENDAR, own_length=1)
    assert stricter.by <= lawful.by
    assert (stricter.own, "按本机关的规定" in stricter.ground) == (True, True)


def test_what_is_only_practice_is_the_agencys_to_set() -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
    due = publication_due(Matter.REPRINT, start, CALENDAR, own_length=48)
    assert due.at == datetime(2026, 3, 4, 9, tzinfo=BEIJING)
    assert [each for each in Matter if not limit_rule(each).binding] == [Matter.REPRINT]


@pytest.mark.parametrize("own", [0, -3])
def test_a_limit_that_is_none_is_refused(own: int) -> None:
    with pytest.raises(LimitNotAllowed, match="至少为1工作日"):
        publication_due(Matter.ORDINARY, date(2026, 3, 2), CALENDAR, own_length=own)


def test_a_last_day_beyond_the_last_notice_is_provisional() -> None:
    assert publication_due(Matter.ORDINARY, date(2026, 12, 18), CALENDAR).provisional
    assert not publication_due(Matter.ORDINARY, date(2026, 2, 9), CALENDAR).provisional
    assert not publication_due(Matter.DEPARTMENT_BUDGET, date(2026, 12, 18), CALENDAR).provisional


def test_a_day_before_the_rule_and_a_year_without_calendar_are_refused() -> None:
    with pytest.raises(NotInForce, match="政策解读材料公开的期限"):
        publication_due(Matter.INTERPRETATION, date(2016, 11, 9), CALENDAR)
    with pytest.raises(OutsideCalendar):
        publication_due(Matter.ORDINARY, date(2060, 1, 1), CALENDAR)


def test_a_university_reports_by_the_end_of_october() -> None:
    held = university_report_due(2026)
    assert (held.value, held.rests_on.plain) == (date(2026, 10, 31), "高校信息公开清单")


def slow_due(matter: Matter, start: date) -> date:
    length = limit_rule(matter).length
    left, on = length.on(start).value, start
    while left:
        on += DAY
        left -= length.unit == "日" or CALENDAR.day(on).is_workday
    return on


@patient
@given(st.sampled_from(IN_DAYS), st.dates(date(2021, 7, 15), date(2026, 12, 31)))
def test_the_last_day_is_that_of_counting_day_by_day(matter: Matter, start: date) -> None:
    assert publication_due(matter, start, CALENDAR).by == slow_due(matter, start)


@patient
@given(st.sampled_from(IN_DAYS), st.dates(date(2021, 7, 15), date(2026, 12, 30)))
def test_what_is_formed_later_is_never_due_earlier(matter: Matter, start: date) -> None:
    earlier = publication_due(matter, start, CALENDAR).by
    assert earlier <= publication_due(matter, start + DAY, CALENDAR).by


def test_every_matter_is_either_in_days_or_in_hours() -> None:
    assert len(IN_HOURS) == 4
    assert {limit_rule(matter).length.unit for matter in IN_DAYS} == {"日", "工作日"}
