"""The accounts of people: made, kept and closed by the administrator, who gives no right by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.actions.factors import remove_lost_factors
from mingtang_office.accounts.actions.passwords import give_first_password
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import appointments, trees
from mingtang_office.agencies.actions.agencies import allow
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Affiliation, Agency
from mingtang_office.trail.actions import record


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person and the first password, which is nowhere kept."""

    person: User
    password: str


def _handle(by: User | None, permission: Permission, person: User, now: datetime) -> None:
    """Whether `by` may do this to the account of `person`; the message says which rule stands in
    the way."""
    today = timezone.localdate(now)
    if by is None or policy.may_handle(by, permission, person, today):
        return
    if by.pk == person.pk:
        raise PermissionDenied("不能办理自己的账号，请由另一位管理人员办理。")
    raise PermissionDenied(
        "这位人员在您管辖之外还有任职，账号须由能管辖其全部任职机关的上级管理人员办理。"
    )


def _home(person: User) -> int | None:
    """The agency in whose trail the account stands."""
    return Affiliation.objects.filter(user=person).values_list("agency_id", flat=True).first()


def _locked(person: User) -> User:
    found: User = User.objects.select_for_update().get(pk=person.pk)
    return found


@transaction.atomic
def enrol(
    *,
    agency: Agency,
    username: str,
    full_name: str,
    phone: str = "",
    by: User | None,
    now: datetime,
) -> Enrolled:
    """Make an account for a person on the staff of `agency`; it gives no right. The password is to
    be handed over in person and must be changed at the first sign-in."""
    [agency] = trees.lock(agency)
    allow(by, Permission.MANAGE_PEOPLE, agency, now)
    trees.refuse_abolished(agency)
    person = User(username=username, full_name=full_name, phone=phone)
    person.set_unusable_password()
    person.full_clean(exclude=("password",))
    person.save()
    Affiliation.objects.create(user=person, agency=agency)
    record(
        "accounts.enrolled",
        by=by,
        now=now,
        on=person,
        agency=agency.pk,
        personal={"username": username, "full_name": full_name, "phone": phone},
    )
    password = give_first_password(person=person, by=by, now=now, agency=agency.pk)
    return Enrolled(person, password)


@transaction.atomic
def change_person(
    *, person: User, full_name: str, phone: str, by: User | None, now: datetime
) -> User:
    """Correct the name or the office telephone of a person."""
    person = _locked(person)
    _handle(by, Permission.MANAGE_PEOPLE, person, now)
    changed = {
        field: f"{getattr(person, field) or '空'} → {new or '空'}"
        for field, new in (("full_name", full_name), ("phone", phone))
        if getattr(person, field) != new
    }
    if not changed:
        return person
    person.full_name, person.phone = full_name, phone
    person.full_clean(exclude=("password",))
    person.save(update_fields=("full_name", "phone"))
    record(
        "accounts.changed",
        by=by,
        now=now,
        on=person,
        agency=_home(person),
        facts={"fields": sorted(changed)},
        personal=changed,
    )
    return person


@transaction.atomic
def change_affiliation(*, person: User, agency: Agency, by: User | None, now: datetime) -> User:
    """A person goes over to the staff of another agency. Roles at the old one are the security
    officer's matter and stay until ended."""
    [agency] = trees.lock(agency)
    person = _locked(person)
    _handle(by, Permission.MANAGE_PEOPLE, person, now)
    allow(by, Permission.MANAGE_PEOPLE, agency, now)
    trees.refuse_abolished(agency)
    before = _home(person)
    if before == agency.pk:
        raise ValidationError({"agency": f"这位人员已在“{agency}”，无需调整。"})
    Affiliation.objects.update_or_create(user=person, defaults={"agency": agency})
    for chain in {before, agency.pk} - {None}:
        record(
            "accounts.affiliated",
            by=by,
            now=now,
            on=person,
            agency=chain,
            facts={"agency": [before, agency.pk]},
        )
    return person


@transaction.atomic
def deactivate(*, person: User, reason: str, by: User | None, now: datetime) -> User:
    """Close an account: every session and every right of it ends at once, also as a deputy.

    Refuses the last active administrator or security officer of a root.
    """
    appointments.lock_roots_of(person)
    person = _locked(person)
    _handle(by, Permission.MANAGE_PEOPLE, person, now)
    if not person.is_active:
        raise ValidationError("这一账号已经停用，无需再次办理。")
    appointments.refuse_without_successor(
        appointments.indispensable(person, timezone.localdate(now)), timezone.localdate(now)
    )
    person.is_active = False
    person.save(update_fields=("is_active",))
    record(
        "accounts.deactivated",
        by=by,
        now=now,
        on=person,
        agency=_home(person),
        personal={"reason": reason},
    )
    return person


@transaction.atomic
def reactivate(*, person: User, reason: str, by: User | None, now: datetime) -> Enrolled:
    """Open a closed account again, with a new first password; roles that have not ended meanwhile
    are in force again."""
    person = _locked(person)
    _handle(by, Permission.MANAGE_PEOPLE, person, now)
    if person.is_active:
        raise ValidationError("这一账号正在使用，无需启用。")
    person.is_active = True
    person.save(update_fields=("is_active",))
    home = _home(person)
    record(
        "accounts.reactivated", by=by, now=now, on=person, agency=home, personal={"reason": reason}
    )
    return Enrolled(person, give_first_password(person=person, by=by, now=now, agency=home))


@transaction.atomic
def reset_password(*, person: User, reason: str, by: User | None, now: datetime) -> Enrolled:
    """Give a new first password to a person who has lost theirs; ends every session of theirs."""
    person = _locked(person)
    _handle(by, Permission.MANAGE_PEOPLE, person, now)
    if not person.is_active:
        raise ValidationError("这一账号已经停用；请先启用，启用时会给出新的初始密码。")
    home = _home(person)
    record(
        "accounts.password_reset_asked",
        by=by,
        now=now,
        on=person,
        agency=home,
        personal={"reason": reason},
    )
    return Enrolled(person, give_first_password(person=person, by=by, now=now, agency=home))


@transaction.atomic
def remove_second_factor(*, person: User, reason: str, by: User | None, now: datetime) -> int:
    """Take away every second factor of a person who lost it, recovery codes included; gives how
    many. The next sign-in asks for a new one where the role needs it.

    Not the administrator's to do: with a new password as well, one person could be another.
    """
    person = _locked(person)
    _handle(by, Permission.REMOVE_SECOND_FACTOR, person, now)
    if not reason.strip():
        raise ValidationError(
            {"reason": "请写明事由和核实身份的方式，如“手机遗失，当面核对工作证”。"}
        )
    if not Authenticator.objects.filter(user=person).exists():
        raise ValidationError("这位人员没有登记第二验证方式，无需移除。")
    return remove_lost_factors(person=person, reason=reason, by=by, now=now, agency=_home(person))
