"""What the register of applications enters with others when the office starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendar_changes import on_change
from mingtang_office.applications.actions.calendar_change import OpenCases
from mingtang_office.applications.actions.opinion_limits import OpenOpinions
from mingtang_office.applications.queries.moves import moves_told_to
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, work_source

on_change(OpenOpinions())
on_change(OpenCases())


@work_source
def moved_limits(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """One line for all the limits that moved and that the person has not seen yet."""
    if not isinstance(person, User):
        return
    number = moves_told_to(person, on).filter(seen_at__isnull=True).count()
    if number:
        item = WorkItem(
            Urgency.WAITING_FOR_ME,
            "期限随放假安排变动",
            reverse("applications:moves"),
            "依申请公开",
            f"{number} 个期限有变动，请查看",
        )
        yield Urgency.WAITING_FOR_ME, WorkList((item,), 1)
