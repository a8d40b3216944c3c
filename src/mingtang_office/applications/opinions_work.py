"""Opinions that other organs ask of this one, on a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.queries.consultations import waiting_for_us
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, work_source


@work_source
def opinions_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """What lapsed has been decided by silence (条例第三十四条) and waits no more."""
    if not isinstance(person, User) or not policy.scope(person, Permission.HANDLE_APPLICATIONS, on):
        return
    for urgency, which in (
        (Urgency.DUE_TODAY, Q(lapses_on=on)),
        (Urgency.WAITING_FOR_ME, Q(lapses_on__gt=on) | Q(lapses_on__isnull=True)),
    ):
        rows = waiting_for_us(person, on).filter(which)
        items = tuple(
            WorkItem(
                urgency,
                f"{row.application.agency.name}征求意见",
                reverse("applications:opinion", args=(row.pk,)),
                "征求意见",
                "逾期不答复的，视为同意公开",
                row.lapses_on,
            )
            for row in rows[:limit]
        )
        total = len(items) if len(items) < limit else rows.count()
        yield urgency, WorkList(items, total)
