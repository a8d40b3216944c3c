from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import NotInForce
from mingtang.publication.public_notices import (
    NoticeKind,
    NoticeTooShort,
    notice_end,
    notice_rule,
)
from mingtang.workdays import Calendar
from tests.factories.patience import patient

CALENDAR = Calendar.official()
DAY = timedelta(1)
FIXED = {kind for kind in NoticeKind if notice_rule(kind).least}


@pytest.mark.parametrize(
    ("kind", "posted_on", "last_on", "least"),
    [
        (NoticeKind.CIVIL_SERVANT, date(2026, 2, 9), date(2026, 2, 14), 5),
        (NoticeKind.INSTITUTION_HIRING, date(2026, 3, 2), date(2026, 3, 9), 7),
        (NoticeKind.LAND_PRENOTICE, date(2026, 3, 2), date(2026, 3, 16), 10),
        (NoticeKind.LAND_COMPENSATION, date(2026, 3, 2), date(2026, 4, 1), 30),
        (NoticeKind.HOUSE_COMPENSATION, date(2026, 3, 2), date(2026, 4, 1), 30),
        (NoticeKind.MAJOR_DECISION, date(2026, 3, 2), date(2026, 4, 1), 30),
        (NoticeKind.DRAFT, date(2026, 3, 2), date(2026, 3, 11), None),
        (NoticeKind.ADMISSIONS, date(2026, 7, 1), date(2026, 7, 8), None),
        (NoticeKind.AID, date(2026, 3, 2), date(2026, 3, 9), None),
        (NoticeKind.AWARD, date(2026, 3, 2), date(2026, 3, 9), None),
        (NoticeKind.OTHER, date(2026, 3, 2), date(2026, 3, 9), None),
    ],
)
def test_a_notice_stands_as_long_as_the_law_or_usage_has_it(
    kind: NoticeKind, posted_on: date, last_on: date, least: int | None
) -> None:
    end = notice_end(kind, posted_on, CALENDAR)
    assert (end.last_on, end.least, end.down_on) == (last_on, least, last_on + DAY)
    assert (end.rests_on is None) is (least is None)


@pytest.mark.parametrize("kind", sorted(FIXED))
def test_a_notice_may_stand_longer_than_the_law_asks_and_not_shorter(kind: NoticeKind) -> None:
    on = date(2026, 3, 2)
    lawful = notice_end(kind, on, CALENDAR)
    assert notice_end(kind, on, CALENDAR, length=lawful.length + 1).last_on > lawful.last_on
    with pytest.raises(NoticeTooShort, match=f"不得少于{lawful.length}"):
        notice_end(kind, on, CALENDAR, length=lawful.length - 1)


def test_only_an_urgent_decision_that_says_why_may_be_heard_for_less() -> None:
    on = date(2026, 3, 2)
    end = notice_end(
        NoticeKind.MAJOR_DECISION, on, CALENDAR, length=10, urgent_because="汛期临近，须先行安置"
    )
    assert end.last_on == date(2026, 3, 12)
    with pytest.raises(NoticeTooShort, match="请写明理由"):
        notice_end(NoticeKind.MAJOR_DECISION, on, CALENDAR, length=10, urgent_because=" ")
    with pytest.raises(NoticeTooShort, match="请改为30日以上"):
        notice_end(NoticeKind.LAND_COMPENSATION, on, CALENDAR, length=10, urgent_because="工期紧")


def test_where_there_is_only_usage_the_agency_decides() -> None:
    end = notice_end(NoticeKind.AID, date(2026, 3, 2), CALENDAR, length=5)
    assert (end.last_on, end.rule.certainty.value) == (date(2026, 3, 7), "unsure")
    day = notice_end(NoticeKind.AID, date(2026, 3, 2), CALENDAR, length=1)
    assert day.last_on == date(2026, 3, 3)
    with pytest.raises(NoticeTooShort, match="至少为1日"):
        notice_end(NoticeKind.AID, date(2026, 3, 2), CALENDAR, length=0)


def test_a_notice_stands_from_its_first_to_its_last_day() -> None:
    end = notice_end(NoticeKind.AID, date(2026, 3, 2), CALENDAR, length=5)
    days = [date(2026, 3, d) for d in (1, 2, 7, 8)]
    assert [end.stands_on(on) for on in days] == [False, True, True, False]


def test_lists_that_name_people_say_so() -> None:
    assert {kind.value for kind in NoticeKind if notice_rule(kind).is_personal} == {
        "civil_servant",
        "institution_hiring",
        "admissions",
        "aid",
        "award",
    }


def test_a_notice_before_its_rule_is_refused() -> None:
    with pytest.raises(NotInForce, match="征收土地预公告"):
        notice_end(NoticeKind.LAND_PRENOTICE, date(2021, 8, 31), CALENDAR)


@patient
@given(
    st.sampled_from(NoticeKind), st.dates(date(2021, 9, 1), date(2026, 11, 30)), st.integers(0, 20)
)
def test_the_end_is_that_of_counting_day_by_day(
    kind: NoticeKind, posted_on: date, longer: int
) -> None:
    rule = notice_rule(kind)
    usual = notice_end(kind, posted_on, CALENDAR).length
    left, on = usual + longer, posted_on
    while left:
        on += DAY
        left -= rule.unit == "日" or CALENDAR.day(on).is_workday
    assert notice_end(kind, posted_on, CALENDAR, length=usual + longer).last_on == on
