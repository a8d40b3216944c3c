"""Who may cover whose absence: people who hold a role in one of the same agencies."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Membership


def colleagues_of(person: User, on: date) -> QuerySet[User]:
    """Active people with a membership in force in an agency where `person` has one."""
    own = Membership.objects.in_force(on).filter(user=person).values("agency")
    theirs = Membership.objects.in_force(on).filter(agency__in=own).values("user")
    return User.objects.filter(pk__in=theirs, is_active=True).exclude(pk=person.pk)
