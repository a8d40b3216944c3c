"""By which calendar an agency counts: what is applied, where it holds, and that nothing is stale."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from mingtang.workdays import Calendar, Holiday, Notice, WorkingWeekend
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars
from mingtang_office.agencies.actions.calendar import (
    apply_notice,
    change_notice,
    enter_notice,
    revoke_notice,
)
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency, CalendarNotice, Region
from tests.factories.notices import national_2027, of_a_place
from tests.office.conftest import NOW, Agencies

FESTIVAL = date(2026, 4, 20)  # a Monday


def enter(
    by: User, notice: Notice, region: Region | None = None, year: int = 2027
) -> CalendarNotice:
    return enter_notice(by=by, now=NOW, year=year, region=region, content=notice)


def apply(by: User, notice: CalendarNotice) -> CalendarNotice:
    return apply_notice(
        by=by, now=NOW, notice=notice, seen_revision=notice.revision, seen=calendars.version()
    )


def local(by: User, region: Region, notice: Notice | None = None) -> CalendarNotice:
    return apply(by, enter(by, notice or of_a_place(), region, 2026))


def region(code: str, name: str) -> Region:
    return Region.objects.create(code=code, name=name, valid_from=date(2000, 1, 1))


def test_without_notices_the_installed_calendar_counts(agencies: Agencies) -> None:
    assert calendar_for(agencies.county) is Calendar.official()
    assert calendar_for(None) is Calendar.official()


def test_an_entered_notice_counts_only_once_it_is_applied(
    administrator: User, agencies: Agencies
) -> None:
    entered = enter(administrator, national_2027())
    assert calendar_for(None).day(date(2027, 2, 12)).is_workday

    apply(administrator, entered)
    day = calendar_for(agencies.school).day(date(2027, 2, 12))
    assert (day.is_workday, day.name, day.provisional) == (False, "春节", False)
    assert calendar_for(None).day(date(2027, 1, 31)).is_workday


def test_an_applied_notice_makes_its_year_certain(administrator: User) -> None:
    assert Calendar.official().day(date(2027, 7, 1)).provisional
    apply(administrator, enter(administrator, national_2027()))
    assert not calendar_for(None).day(date(2027, 7, 1)).provisional


def test_a_later_notice_overrides_the_days_it_names_alone(administrator: User) -> None:
    apply(administrator, enter(administrator, national_2027()))
    more = Notice(
        "国务院办公厅", "关于延长2027年春节假期的通知",
        (Holiday("春节", date(2027, 2, 15), date(2027, 2, 15)), Holiday("春节", date(2027, 2, 20), date(2027, 2, 20))),
        issued_on=date(2026, 3, 10),
    )  # fmt: skip
    apply(administrator, enter(administrator, more))

    counted = calendar_for(None)
    assert not counted.day(date(2027, 2, 15)).is_workday
    assert not counted.day(date(2027, 2, 20)).is_workday
    assert not counted.day(date(2027, 2, 12)).is_workday


def test_an_amendment_is_laid_over_the_installed_year(administrator: User) -> None:
    more = Notice(
        "国务院", "关于2026年纪念日放假的通知", (Holiday("纪念日", date(2026, 9, 3), date(2026, 9, 3)),),
        issued_on=date(2026, 3, 1),
    )  # fmt: skip
    apply(administrator, enter(administrator, more, year=2026))

    assert not calendar_for(None).day(date(2026, 9, 3)).is_workday
    assert not calendar_for(None).day(date(2026, 10, 1)).is_workday


def test_a_place_keeps_its_own_days_and_its_neighbours_do_not(
    administrator: User, agencies: Agencies
) -> None:
    far = region("980101", "远江县")
    elsewhere = Agency.add_root(name="远江县人民政府", kind="government", region=far)
    assert agencies.county.region is not None
    local(administrator, agencies.county.region)

    assert not calendar_for(agencies.education).day(FESTIVAL).is_workday
    assert calendar_for(elsewhere).day(FESTIVAL).is_workday
    assert calendar_for(None).day(FESTIVAL).is_workday


@pytest.mark.parametrize(
    ("code", "covers"),
    [("990000", True), ("990100", True), ("990101", True), ("990102", False), ("980000", False)],
)
def test_a_division_covers_the_codes_that_lie_in_it(
    code: str, covers: bool, administrator: User, agencies: Agencies
) -> None:
    known = Region.objects.filter(code=code).first()
    local(administrator, known or region(code, "某地"))

    assert calendar_for(agencies.education).day(FESTIVAL).is_workday is not covers


def test_the_nearer_division_outranks_the_wider_whichever_is_issued_later(
    administrator: User, agencies: Agencies
) -> None:
    assert agencies.county.region is not None
    saturday = date(2026, 4, 18)
    worked = Notice("云江县人民政府", "关于云江节调休的通知", (), (WorkingWeekend("云江节", saturday),), issued_on=date(2026, 2, 1))  # fmt: skip
    local(administrator, agencies.county.region, worked)
    wide = of_a_place("省庆", saturday, saturday)
    local(administrator, region("990000", "云省"), wide)

    assert calendar_for(agencies.county).day(saturday).is_workday
    assert not calendars.current().of_code("990200").day(saturday).is_workday


def test_an_agency_without_a_division_follows_whom_it_is_under(
    administrator: User, agencies: Agencies
) -> None:
    assert agencies.county.region is not None
    Agency.objects.filter(pk=agencies.school.pk).update(region=None)
    local(administrator, agencies.county.region)

    school = Agency.objects.get(pk=agencies.school.pk)
    assert not calendar_for(school).day(FESTIVAL).is_workday


def test_a_revoked_notice_counts_no_more(administrator: User) -> None:
    applied = apply(administrator, enter(administrator, national_2027()))
    revoke_notice(
        by=administrator, now=NOW, notice=applied, seen_revision=0,
        seen=calendars.version(), reason="录错年份",
    )  # fmt: skip

    assert calendar_for(None) == Calendar.official()
    assert calendar_for(None).day(date(2027, 7, 1)).provisional


def test_what_stands_is_asked_by_one_query_and_put_together_once(
    administrator: User, django_assert_num_queries: object
) -> None:
    apply(administrator, enter(administrator, national_2027()))
    first = calendar_for(None)

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert calendar_for(None) is first


def test_a_change_that_is_rolled_back_leaves_nothing_behind(administrator: User) -> None:
    entered = enter(administrator, national_2027())
    with transaction.atomic():
        apply(administrator, entered)
        assert not calendar_for(None).day(date(2027, 2, 12)).is_workday
        transaction.set_rollback(True)

    assert calendar_for(None).day(date(2027, 2, 12)).is_workday
    changed = national_2027(working_weekends=())
    change_notice(
        by=administrator, now=NOW, notice=entered, seen_revision=0,
        year=2027, region=None, content=changed,
    )  # fmt: skip
    entered.refresh_from_db()
    apply(administrator, entered)
    assert not calendar_for(None).day(date(2027, 1, 31)).is_workday


@pytest.mark.django_db(transaction=True)
def test_another_process_counts_by_the_new_calendar_at_once(
    administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another process remembers is put back here after the change."""
    calendars.current()
    stale = calendars._memory.held
    apply(administrator, enter(administrator, national_2027()))
    monkeypatch.setattr(calendars._memory, "held", stale)
    seen: list[bool] = []

    def other() -> None:
        seen.append(calendar_for(None).day(date(2027, 2, 12)).is_workday)
        connection.close()

    thread = Thread(target=other)
    thread.start()
    thread.join()
    assert seen == [False]


def test_the_database_refuses_a_regional_notice_without_its_region(administrator: User) -> None:
    entered = enter(administrator, national_2027())
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarNotice.objects.filter(pk=entered.pk).update(kind="regional")
