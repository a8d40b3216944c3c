"""The limits that moved with the calendar, told to whoever has the case in hand."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.models import DueMove


def moves_told_to(person: User, on: date) -> QuerySet[DueMove]:
    """Those of this person's cases, and of whom they cover; for the head those of cases in nobody's
    hands."""
    covered = {held.principal_id for held in policy.holdings(person, on) if held.principal_id}
    assigns = policy.scope(person, Permission.ASSIGN_APPLICATIONS, on)
    told = Q(to__in={person.pk, *covered})
    told |= Q(to__isnull=True) & assigns.condition("application__agency")
    rows = policy.visible(
        DueMove.objects.all(),
        person,
        Permission.VIEW_APPLICATIONS,
        on,
        field="application__agency",
    )
    return rows.filter(told).select_related("application", "application__agency", "notice")
