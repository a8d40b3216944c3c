"""People and deputies, looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from mingtang_office.accounts.models import Deputy, User

FACTORS = (Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value)


def person_named(name: str) -> User | None:
    """The account of a name as typed at the sign-in page: the case does not matter there."""
    found = User.objects.filter(username__iexact=name.strip()).order_by("pk")
    exact = [person for person in found if person.username == name.strip()]
    return next(iter([*exact, *found]), None)


def factors_of(person: User) -> QuerySet[Authenticator]:
    """The second factors of `person`, recovery codes aside: those only stand in for a lost one."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type__in=FACTORS)
    return found.order_by("created_at")


def colleagues_of(person: User, on: date) -> QuerySet[User]:
    """Who may cover an absence of `person`; said by the policy, named in the settings."""
    ask: Callable[[User, date], QuerySet[User]] = import_string(settings.ACCOUNTS_COLLEAGUES)
    return ask(person, on)


def covered_by(person: User, on: date) -> QuerySet[Deputy]:
    """The covers of `person` that stand or are still to come."""
    return Deputy.objects.filter(
        principal=person, ends_on__gte=on, ended_at__isnull=True
    ).select_related("deputy")


def past_covers(person: User, on: date) -> QuerySet[Deputy]:
    return (
        Deputy.objects.filter(principal=person)
        .exclude(ends_on__gte=on, ended_at__isnull=True)
        .select_related("deputy")
    )


def covering(person: User, on: date) -> QuerySet[Deputy]:
    """The absences that `person` covers on this day."""
    return (
        Deputy.objects.in_force(on)
        .filter(deputy=person, principal__is_active=True)
        .select_related("principal")
    )
