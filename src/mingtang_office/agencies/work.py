"""What waits for those who keep the calendar: next year's notice, and notices entered but not applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import CalendarNotice
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, work_source

KIND = "工作日历"
WORKDAYS_AHEAD = 60
NOTICES_COME_IN = 11  # the month from which on the State Council's notice may be there


def _missing(on: date) -> Iterator[WorkItem]:
    """The notice of the coming year, reminded of from November on, or as soon as time limits that
    are running now may end in a year without one."""
    covered = calendar_for(None).workdays_covered(on)
    year = on.year + 1
    lacking = any(p.year == year and p.provisional for p in calendar_for(None).years)
    if covered < WORKDAYS_AHEAD or (on.month >= NOTICES_COME_IN and lacking):
        yield WorkItem(
            urgency=Urgency.WAITING_FOR_ME,
            title=f"录入{year}年放假安排",
            url=reverse("agencies:enter_notice"),
            kind=KIND,
            note=f"日历只覆盖今后 {covered} 个工作日，更远的到期日都是暂定。",
        )


def _waiting(person: User, on: date) -> Iterator[WorkItem]:
    for notice in CalendarNotice.objects.waiting().select_related("region"):
        if policy.may_manage_calendar(person, notice.region, on):
            yield WorkItem(
                urgency=Urgency.WAITING_FOR_ME,
                title=f"核对并施行{notice.place}{notice.year}年放假安排",
                url=reverse("agencies:notice", args=[notice.pk]),
                kind=KIND,
                note="已录入，尚未施行。",
            )


@work_source
def calendar_work(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    if not isinstance(person, User) or not policy.keeps_calendar(person, on):
        return
    items = list(_waiting(person, on))
    if policy.may_manage_calendar(person, None, on):
        items += _missing(on)
    yield Urgency.WAITING_FOR_ME, WorkList(tuple(items[:limit]), len(items))
