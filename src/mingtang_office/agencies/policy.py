"""Who may see and do what, stated once: a permission, the roles that hold it, and how far it reaches.

From the one statement, `agencies.grants`, come the filter of a list (`visible`) and the check of an
object (`may`); no view, template or action decides otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies.grants import (
    GRANTS,
    KEPT_APART,
    SECOND_FACTOR_ROLES,
    Permission,
    Reach,
)
from mingtang_office.agencies.models import (
    Affiliation,
    Agency,
    AgencyKind,
    Membership,
    Region,
    Role,
    Succession,
)
from mingtang_office.agencies.models.membership import Span
from mingtang_office.agencies.region_codes import digits_below

M = TypeVar("M", bound=models.Model)
Person = User | AnonymousUser


REFUSED = "您没有办理这一事项的权限。如工作需要，请联系本机关的安全管理员授权。"


# A path is made of 0-9 and A-Z, so that all below one lie between it and it filled up with Z: a
# range, which an index answers on every database, where LIKE needs the right collation.
_PATH_LENGTH = Agency._meta.get_field("path").max_length or 255


def path_range(branch: str) -> tuple[str, str]:
    """The first and the last path of a branch, its top included."""
    return branch, branch.ljust(_PATH_LENGTH, "Z")


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held on a day, as oneself or in place of `principal`. `inherited` are the abolished
    agencies whose duties this one took over (条例第十条)."""

    role: Role
    agency_id: int
    path: str
    principal_id: int | None = None
    inherited: frozenset[int] = frozenset()

    def gives(self, permission: Permission) -> Scope:
        """What this role reaches with this permission."""
        reach = GRANTS[permission].get(self.role)
        if reach is None:
            return Scope()
        if reach is Reach.OWN:
            return Scope(self.inherited | {self.agency_id})
        return Scope(self.inherited, (self.path,))


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies that a person reaches with a permission: single ones, and whole branches told by
    the beginning of their path."""

    agencies: frozenset[int] = frozenset()
    branches: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agencies or self.branches)

    def __or__(self, other: Scope) -> Scope:
        branches = sorted({*self.branches, *other.branches})
        outermost = tuple(b for b in branches if not b.startswith(tuple(set(branches) - {b})))
        return Scope(self.agencies | other.agencies, outermost)

    def condition(self, field: str = "agency") -> models.Q:
        """Rows whose agency (`field`, or the row itself where `field` is empty) is in this scope."""
        if not self:
            return models.Q(pk__in=())
        number, path = (
            (f"{field}_id__in", f"{field}__path__range") if field else ("pk__in", "path__range")
        )
        condition = models.Q(**{number: self.agencies}) if self.agencies else models.Q()
        for branch in self.branches:
            condition |= models.Q(**{path: path_range(branch)})
        return condition

    def covers(self, agency: Agency) -> bool:
        return agency.pk in self.agencies or agency.path.startswith(self.branches)


def holdings(person: Person, on: date) -> tuple[Holding, ...]:
    """The roles a person holds on a day, also those of people covered in their absence.

    A deputy covers office work, never the three roles kept apart: who runs the system and who
    watches it are appointed by name.
    """
    if not person.is_authenticated or not person.is_active:
        return ()
    remembered: dict[date, tuple[Holding, ...]] = _bare(person).__dict__.setdefault("_holdings", {})
    if on not in remembered:
        principals = Deputy.objects.in_force(on).filter(deputy=person).values_list("principal")
        held, inherited = set(), defaultdict(set)
        for role, agency, path, user, taken_over, since, abolished in (
            Membership.objects.in_force(on)
            .filter(models.Q(user=person) | models.Q(user__in=principals, user__is_active=True))
            .values_list("role", "agency_id", "agency__path", "user_id", *_SUCCEEDED)
        ):
            if user != person.pk and Role(role) in KEPT_APART:
                continue
            held.add((Role(role), agency, path, None if user == person.pk else user))
            if since and abolished and since <= on and abolished <= on:
                inherited[agency].add(taken_over)
        succeeded = _succeeded(inherited, on)
        remembered[on] = tuple(Holding(*row, succeeded.get(row[1], frozenset())) for row in held)
    return remembered[on]


def _bare(person: Person) -> Person:
    """The person inside a request's wrappers: what is remembered of one is with that."""
    while (inner := getattr(person, "_wrapped", None)) is not None:
        person = inner
    return person


_SUCCEEDED = (
    "agency__inheritances__predecessor_id",
    "agency__inheritances__on",
    "agency__inheritances__predecessor__abolished_on",
)


def _succeeded(direct: dict[int, set[int]], on: date) -> dict[int, frozenset[int]]:
    """For each agency all the abolished ones that it took over, also through others: a question
    to the database only for those whose predecessors may have had predecessors."""
    edges = dict(direct)
    asked = set(direct)
    while unknown := set().union(*edges.values()) - asked:
        asked |= unknown
        for successor, predecessor in Succession.objects.filter(
            successor__in=unknown, on__lte=on, predecessor__abolished_on__lte=on
        ).values_list("successor_id", "predecessor_id"):
            edges.setdefault(successor, set()).add(predecessor)
    return {agency: frozenset(_closure(agency, edges) - {agency}) for agency in direct}


def _closure(start: int, edges: dict[int, set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(edges.get(current, ()))
    return reached


def scope(person: Person, permission: Permission, on: date) -> Scope:
    """The agencies that `person` reaches with `permission` on this day."""
    return reduce(or_, (held.gives(permission) for held in holdings(person, on)), Scope())


def visible(
    rows: models.QuerySet[M],
    person: Person,
    permission: Permission,
    on: date,
    field: str = "agency",
) -> models.QuerySet[M]:
    """Those of `rows` that `person` reaches with `permission`; `field` names the foreign key to the
    agency, "" where the rows are agencies."""
    return rows.filter(scope(person, permission, on).condition(field))


def may(person: Person, permission: Permission, agency: Agency, on: date) -> bool:
    """Whether `person` may do this at `agency`."""
    return scope(person, permission, on).covers(agency)


def require(person: Person, permission: Permission, agency: Agency, on: date) -> None:
    """Raise `PermissionDenied` where `may` says no."""
    if not may(person, permission, agency, on):
        raise PermissionDenied(REFUSED)


def acting_for(person: Person, permission: Permission, agency: Agency, on: date) -> int | None:
    """Whose absence `person` covers in doing this; None where the right is their own."""
    principals = [
        held.principal_id for held in holdings(person, on) if held.gives(permission).covers(agency)
    ]
    return None if None in principals or not principals else principals[0]


def visible_people(
    rows: models.QuerySet[User], person: Person, permission: Permission, on: date
) -> models.QuerySet[User]:
    """Those people who are on the staff of an agency that `person` reaches, or hold or held a role
    in one."""
    condition = scope(person, permission, on).condition()
    return rows.filter(
        models.Exists(Affiliation.objects.filter(condition, user=models.OuterRef("pk")))
        | models.Exists(Membership.objects.filter(condition, user=models.OuterRef("pk")))
    )


def may_see_person(person: Person, permission: Permission, someone: User, on: date) -> bool:
    reached = scope(person, permission, on)
    return any(reached.covers(agency) for agency in _agencies_of(someone, since=None))


def may_handle(person: Person, permission: Permission, someone: User, on: date) -> bool:
    """Whether `person` may do this to the account of `someone`: another than oneself, all of whose
    rights lie within reach. Whoever could give a new password to a superior could act as them."""
    reached = scope(person, permission, on)
    belongs = _agencies_of(someone, since=on) or _agencies_of(someone, since=None)
    return (
        person.pk != someone.pk
        and bool(belongs)
        and all(reached.covers(agency) for agency in belongs)
    )


def _agencies_of(someone: User, since: date | None) -> list[Agency]:
    """Where a person is on the staff or holds a role; past roles count only without `since`."""
    held = Membership.objects.filter(user=someone)
    if since is not None:
        held = held.in_force_from(since)
    return list(
        Agency.objects.filter(
            models.Q(affiliations__user=someone) | models.Q(pk__in=held.values("agency"))
        ).distinct()
    )


def kept_apart(user: User, role: Role, agency: Agency, span: Span) -> models.QuerySet[Membership]:
    """The memberships for which `user` cannot hold `role` at `agency` in this span of days: another
    of the three roles kept apart, on one day at least, anywhere in the same tree."""
    if role not in KEPT_APART:
        return Membership.objects.none()
    return (
        Membership.objects.filter(user=user, agency__path__range=path_range(root_path(agency)))
        .filter(role__in=KEPT_APART - {role})
        .filter(span.meets())
        .select_related("agency")
    )


def root_path(agency: Agency) -> str:
    path: str = agency.path[: Agency.steplen]
    return path


def may_manage_regions(person: Person, on: date) -> bool:
    """Regions belong to no agency: they are kept by whoever administers a whole tree."""
    return any(
        held.role is Role.ADMINISTRATOR and len(held.path) == Agency.steplen
        for held in holdings(person, on)
    )


def may_manage_calendar(person: Person, region: Region | None, on: date) -> bool:
    """Whether `person` may enter and apply what arranges the days of a division, or of the country
    (None). Whoever administers a whole tree may do both. Days off of a division are arranged by its
    government, for everybody who lies there: so the administrator of that government may, or of one
    above it, never that of a department."""
    held = [h for h in holdings(person, on) if h.gives(Permission.MANAGE_CALENDAR)]
    if any(len(each.path) == Agency.steplen for each in held):
        return True
    if region is None or not held:
        return False
    governed = Region.objects.filter(
        pk__in=Agency.objects.filter(
            pk__in=[each.agency_id for each in held], kind=AgencyKind.GOVERNMENT
        ).values("region")
    )
    prefixes = tuple(digits_below(each.code) for each in governed)
    return str(region.code).startswith(prefixes)


def keeps_calendar(person: Person, on: date) -> bool:
    """Whether there is a division, or the country, whose days off `person` may arrange."""
    if may_manage_calendar(person, None, on):
        return True
    held = [h for h in holdings(person, on) if h.gives(Permission.MANAGE_CALENDAR)]
    governments: models.QuerySet[Agency] = Agency.objects.filter(
        pk__in=[each.agency_id for each in held],
        kind=AgencyKind.GOVERNMENT,
        region__isnull=False,
    )
    return governments.exists()


def needs_second_factor(person: Person, on: date) -> bool:
    return any(h.role in SECOND_FACTOR_ROLES for h in holdings(person, on))


def is_staff(person: Person, on: date) -> bool:
    """Whether the office's screens open for this person at all."""
    return bool(holdings(person, on))
