"""Who may see and do what, stated once: a permission, the roles that hold it, and how far it reaches.

From the one statement come the filter of a list (`visible`) and the check of an object (`may`); no
view, template or action decides otherwise. `GRANTS` is the whole policy; what it does not say is
forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies.models import Agency, Membership, Role

M = TypeVar("M", bound=models.Model)
Person = User | AnonymousUser


class Permission(StrEnum):
    VIEW_AGENCIES = "agencies.view"
    MANAGE_AGENCIES = "agencies.manage"
    MANAGE_PEOPLE = "accounts.manage"
    APPOINT = "agencies.appoint"
    VIEW_APPOINTMENTS = "agencies.view_appointments"
    READ_TRAIL = "trail.read"
    VIEW_REPORTS = "auditing.view"
    UPLOAD_REPORTS = "auditing.upload"
    CORRECT_REPORTS = "auditing.correct"
    DECIDE_FINDINGS = "auditing.decide"
    EXPORT_REPORTS = "auditing.export"


class Reach(StrEnum):
    OWN = "own"  # the agency of the membership
    BELOW = "below"  # that agency and all below it in the tree


OWN, BELOW = Reach.OWN, Reach.BELOW

_EVERY_ROLE = dict.fromkeys(Role, OWN)

GRANTS: dict[Permission, dict[Role, Reach]] = {
    Permission.VIEW_AGENCIES: {
        **_EVERY_ROLE,
        Role.SUPERVISOR: BELOW,
        Role.AUDITOR: BELOW,
        Role.ADMINISTRATOR: BELOW,
        Role.SECURITY: BELOW,
    },
    Permission.MANAGE_AGENCIES: {Role.ADMINISTRATOR: BELOW},
    Permission.MANAGE_PEOPLE: {Role.ADMINISTRATOR: BELOW},
    Permission.APPOINT: {Role.SECURITY: BELOW},
    Permission.VIEW_APPOINTMENTS: {
        Role.SECURITY: BELOW,
        Role.ADMINISTRATOR: BELOW,
        Role.AUDITOR: BELOW,
    },
    Permission.READ_TRAIL: {Role.AUDITOR: BELOW},
    Permission.VIEW_REPORTS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.CONFIDENTIALITY_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
        Role.SUPERVISOR: BELOW,
        Role.AUDITOR: BELOW,
    },
    Permission.UPLOAD_REPORTS: {Role.CLERK: OWN, Role.HEAD: OWN, Role.SUPERVISOR: OWN},
    Permission.CORRECT_REPORTS: {Role.CLERK: OWN, Role.HEAD: OWN, Role.SUPERVISOR: OWN},
    Permission.DECIDE_FINDINGS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SUPERVISOR: OWN,
    },
    Permission.EXPORT_REPORTS: {
        Role.CLERK: OWN,
        Role.SECTION_REVIEWER: OWN,
        Role.HEAD: OWN,
        Role.SIGNATORY: OWN,
        Role.SUPERVISOR: BELOW,
    },
}

# Three people, in one agency and above or below it: who runs the system, who gives the rights, who
# looks at the trail (GB/T 22239-2019: system, security and audit management apart).
KEPT_APART = frozenset({Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR})

# Who must have a second factor.
SECOND_FACTOR_ROLES = frozenset({Role.SIGNATORY, Role.ADMINISTRATOR, Role.AUDITOR, Role.SECURITY})


class InAgency(Protocol):
    agency: Any


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held on a day, as oneself or in place of `principal`."""

    role: Role
    agency_id: int
    path: str
    principal_id: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies that a person reaches with a permission: single ones, and whole branches told by
    the beginning of their path."""

    agencies: frozenset[int] = frozenset()
    branches: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agencies or self.branches)

    def condition(self, field: str = "agency") -> models.Q:
        """Rows whose agency (`field`, or the row itself where `field` is empty) is in this scope."""
        if not self:
            return models.Q(pk__in=())
        number, path = (
            (f"{field}_id__in", f"{field}__path__startswith")
            if field
            else ("pk__in", "path__startswith")
        )
        condition = models.Q(**{number: self.agencies}) if self.agencies else models.Q()
        for branch in self.branches:
            condition |= models.Q(**{path: branch})
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
    remembered: dict[date, tuple[Holding, ...]] = person.__dict__.setdefault("_holdings", {})
    if on not in remembered:
        principals = Deputy.objects.in_force(on).filter(deputy=person).values_list("principal")
        rows = (
            Membership.objects.in_force(on)
            .filter(models.Q(user=person) | models.Q(user__in=principals, user__is_active=True))
            .values_list("role", "agency_id", "agency__path", "user_id")
        )
        remembered[on] = tuple(
            Holding(Role(role), agency_id, path, None if user_id == person.pk else user_id)
            for role, agency_id, path, user_id in rows
            if user_id == person.pk or Role(role) not in KEPT_APART
        )
    return remembered[on]


def scope(person: Person, permission: Permission, on: date) -> Scope:
    """The agencies that `person` reaches with `permission` on this day."""
    own, branches = set(), set()
    for holding in holdings(person, on):
        reach = GRANTS[permission].get(holding.role)
        if reach is OWN:
            own.add(holding.agency_id)
        elif reach is BELOW:
            branches.add(holding.path)
    return Scope(frozenset(own), tuple(sorted(branches)))


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
        raise PermissionDenied(
            "您没有办理这一事项的权限。如工作需要，请联系本机关的安全管理员授权。"
        )


def acting_for(person: Person, permission: Permission, agency: Agency, on: date) -> int | None:
    """Whose absence `person` covers in doing this; None where the right is their own."""
    principals = []
    for holding in holdings(person, on):
        reach = GRANTS[permission].get(holding.role)
        reached = (reach is OWN and holding.agency_id == agency.pk) or (
            reach is BELOW and agency.path.startswith(holding.path)
        )
        if reached:
            principals.append(holding.principal_id)
    return None if None in principals or not principals else principals[0]


def may_review(person: Person, drafted_by: int | None) -> bool:
    """Separation of duties: nobody reviews or signs what they drafted, nor does a deputy sign what
    the deputy drafted."""
    return person.is_authenticated and person.pk != drafted_by


def needs_second_factor(person: Person, on: date) -> bool:
    return any(h.role in SECOND_FACTOR_ROLES for h in holdings(person, on))


def is_staff(person: Person, on: date) -> bool:
    """Whether the office's screens open for this person at all."""
    return bool(holdings(person, on))
