"""Agencies and people, looked up within what the policy shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Affiliation, Agency, Membership, Region, Role
from mingtang_office.agencies.policy import Person


def existing(on: date) -> Q:
    """Agencies that have not been abolished by this day."""
    return Q(abolished_on__isnull=True) | Q(abolished_on__gt=on)


def visible_agencies(person: Person, on: date) -> QuerySet[Agency]:
    found: QuerySet[Agency] = policy.visible(
        Agency.objects.select_related("region"), person, Permission.VIEW_AGENCIES, on, field=""
    )
    return found


def agencies_for(person: Person, permission: Permission, on: date) -> QuerySet[Agency]:
    """The agencies for which `person` may do this today: the choice that a form offers to whoever
    works for several. Abolished ones are seen, but nothing new is begun for them."""
    found: QuerySet[Agency] = policy.visible(
        Agency.objects.filter(existing(on)).order_by("path"), person, permission, on, field=""
    )
    return found


def topmost(person: Person, on: date) -> QuerySet[Agency]:
    """Where the tree begins for this person: the tops of their branches and their single agencies
    that lie under none of these."""
    scope = policy.scope(person, Permission.VIEW_AGENCIES, on)
    inside = Q(pk__in=())
    for branch in scope.branches:
        inside |= Q(path__range=policy.path_range(branch))
    tops: QuerySet[Agency] = Agency.objects.filter(
        Q(path__in=scope.branches) | (Q(pk__in=scope.agencies) & ~inside)
    )
    return tops.order_by("path")


def search(agencies: QuerySet[Agency], words: str) -> QuerySet[Agency]:
    """By a part of the name, by the credit code, the index prefix or the region's code: its own and
    those under it."""
    words = words.strip()
    found = Q(name__icontains=words) | Q(short_name__icontains=words)
    if words.isascii():
        found |= Q(credit_code=words.upper()) | Q(index_prefix=words.upper())
        if words.isdigit() and len(words) in {2, 4, 6}:
            regions = Region.objects.filter(code__startswith=words)
            found |= Q(region__in=regions.values("pk"))
    return agencies.filter(found).order_by("path")


def ancestors(agency: Agency) -> list[Agency]:
    """From the root down, without the agency itself; one query."""
    step = Agency.steplen
    paths = [agency.path[:end] for end in range(step, len(agency.path), step)]
    return list(Agency.objects.filter(path__in=paths).order_by("path"))


def memberships_of(agency: Agency, on: date) -> QuerySet[Membership]:
    """Roles at an agency in force or to come."""
    return (
        Membership.objects.filter(agency=agency)
        .in_force_from(on)
        .select_related("user")
        .order_by("role", "starts_on", "pk")
    )


def home_of(person: User) -> Agency | None:
    """The agency on whose staff a person is."""
    found = Affiliation.objects.filter(user=person).select_related("agency").first()
    return found.agency if found else None


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    agency: Agency | None = None
    role: Role | None = None
    active: bool | None = None


def people(person: Person, on: date, wanted: PeopleFilter) -> QuerySet[User]:
    """The people whom `person` may see, filtered; roles count while in force or to come."""
    found = policy.visible_people(User.objects.all(), person, Permission.VIEW_APPOINTMENTS, on)
    if wanted.active is not None:
        found = found.filter(is_active=wanted.active)
    if wanted.role is None and wanted.agency is None:
        return found.order_by("username")
    held: QuerySet[Membership] = Membership.objects.in_force_from(on)
    if wanted.role is not None:
        held = policy.visible(held, person, Permission.VIEW_APPOINTMENTS, on).filter(
            role=wanted.role
        )
    if wanted.agency is not None:
        held = held.filter(agency=wanted.agency)
    condition = Q(pk__in=held.values("user"))
    if wanted.agency is not None and wanted.role is None:
        staff = Affiliation.objects.filter(agency=wanted.agency)
        condition |= Q(pk__in=staff.values("user"))
    return found.filter(condition).order_by("username")


def people_named(person: Person, on: date, words: str) -> QuerySet[User]:
    """By a part of the name or of the account's name."""
    return people(person, on, PeopleFilter()).filter(
        Q(full_name__icontains=words) | Q(username__icontains=words)
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with the agency they belong to and the roles that the viewer may know of."""

    person: User
    agency: Agency | None
    memberships: tuple[Membership, ...]


def with_roles(listed: Iterable[User], viewer: Person, on: date) -> list[Listed]:
    """Two queries, however many people."""
    people_listed = list(listed)
    homes = {
        row.user_id: row.agency
        for row in Affiliation.objects.filter(user__in=people_listed).select_related("agency")
    }
    held: dict[int, list[Membership]] = {}
    for membership in policy.visible(
        Membership.objects.filter(user__in=people_listed).in_force_from(on),
        viewer,
        Permission.VIEW_APPOINTMENTS,
        on,
    ).select_related("agency"):
        held.setdefault(membership.user_id, []).append(membership)
    return [
        Listed(person, homes.get(person.pk), tuple(held.get(person.pk, ())))
        for person in people_listed
    ]


def roles_of(someone: User, viewer: Person, on: date) -> QuerySet[Membership]:
    """Every role that a person holds or held, within the viewer's reach; the newest first."""
    return (
        policy.visible(
            Membership.objects.filter(user=someone), viewer, Permission.VIEW_APPOINTMENTS, on
        )
        .select_related("agency")
        .order_by(F("ends_on").desc(nulls_first=True), "-starts_on")
    )
