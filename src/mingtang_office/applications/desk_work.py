"""Applicants whom a mail did not reach: for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.actions.notifying import what
from mingtang_office.applications.models import Notification
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, work_source

_SHOWN_FOR = timedelta(days=14)


@work_source
def untold(person: AbstractBaseUser, on: date, limit: int) -> Iterator[tuple[Urgency, WorkList]]:
    """Mails given up lately, on open cases in this person's hands or in nobody's."""
    if not isinstance(person, User):
        return
    rows = policy.visible(
        Notification.objects.filter(failed_at__gt=timezone.now() - _SHOWN_FOR),
        person,
        Permission.HANDLE_APPLICATIONS,
        on,
        field="application__agency",
    ).filter(
        models.Q(application__handler=person) | models.Q(application__handler__isnull=True),
        application__erased_at__isnull=True,
    )
    shown = list(rows.select_related("application").order_by("-pk")[: limit + 1])
    total = len(shown) if len(shown) <= limit else rows.count()
    yield Urgency.WAITING_FOR_ME, WorkList(tuple(_item(row) for row in shown[:limit]), total)


def _item(row: Notification) -> WorkItem:
    return WorkItem(
        Urgency.WAITING_FOR_ME,
        f"申请 {row.application.number}",
        reverse("applications:contacts", args=(row.application_id,)),
        "依申请公开",
        f"邮件没有送到申请人（{what(row)}），请改用电话或者信函告知",
    )
