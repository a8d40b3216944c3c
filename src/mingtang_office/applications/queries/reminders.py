"""Reminders that still tell a person something: of open cases, about the day that is due now."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.models import Reminder

_MOST = 200


def reminders_of(person: User, on: date) -> QuerySet[Reminder]:
    """Every reminder given to this person of a case that they may see."""
    rows = Reminder.objects.filter(to=person).select_related("application__agency__region")
    return policy.visible(
        rows, person, Permission.VIEW_APPLICATIONS, on, field="application__agency"
    )


def unseen(person: User, on: date) -> list[Reminder]:
    """What was not marked as seen and still holds, one for each case, the earliest due first."""
    rows = (
        reminders_of(person, on)
        .filter(
            seen_at__isnull=True,
            application__closed_on__isnull=True,
            application__merged_into__isnull=True,
            application__next_by=F("due_on"),
        )
        .order_by("due_on", "application_id", "left")
    )
    found: dict[int, Reminder] = {}
    for row in rows[:_MOST]:
        found.setdefault(row.application_id, row)
    return list(found.values())
