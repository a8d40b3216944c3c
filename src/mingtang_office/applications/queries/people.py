"""Who may have a case in hand."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Membership
from mingtang_office.agencies.policy import Person


def handlers(person: Person, on: date) -> QuerySet[User]:
    """People who handle applications where `person` assigns them."""
    reached = policy.scope(person, Permission.ASSIGN_APPLICATIONS, on)
    held = Membership.objects.in_force(on).filter(
        reached.condition(), role__in=GRANTS[Permission.HANDLE_APPLICATIONS]
    )
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("full_name")
