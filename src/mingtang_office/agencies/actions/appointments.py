"""Roles are given and ended: by the security officer alone, to others alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import trees
from mingtang_office.agencies.actions.agencies import allow
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.agencies.models.membership import Span
from mingtang_office.trail.actions import record

# A tree without them could never get new people or new rights.
INDISPENSABLE = frozenset({Role.ADMINISTRATOR, Role.SECURITY})

_SAID = "Y年n月j日"


def lock_roots_of(person: User) -> None:
    """Two who each end the other's indispensable role at once: the root's lock lets one go first."""
    held = Membership.objects.filter(user=person, role__in=INDISPENSABLE)
    trees.lock(*Agency.objects.filter(pk__in=held.values("agency")))


def _refuse_oneself(by: User | None, person: User) -> None:
    if by is not None and by.pk == person.pk:
        raise PermissionDenied("不能给自己任职或终止自己的任职，请由另一位安全管理员办理。")


def _refuse_overlap(person: User, agency: Agency, role: Role, span: Span) -> None:
    held = Membership.objects.filter(user=person, agency=agency, role=role).filter(span.meets())
    for already in held[:1]:
        until = date_format(already.ends_on, _SAID) if already.ends_on else "长期"
        raise ValidationError(
            f"这位人员在“{agency}”已任{role.label}（{date_format(already.starts_on, _SAID)}起，至{until}），"
            "日期重叠。请先终止原任职，或改填不重叠的日期。"
        )


def _refuse_kept_apart(person: User, agency: Agency, role: Role, span: Span) -> None:
    for held in policy.kept_apart(person, role, agency, span)[:1]:
        raise ValidationError(
            {
                "role": f"这位人员在“{held.agency}”担任{Role(held.role).label}，不能同时担任{role.label}："
                "系统管理、安全管理、审计须由三人分别担任（GB/T 22239—2019）。"
                "请另选人员；确需调整的，请先终止其原任职。"
            }
        )


@transaction.atomic
def appoint(
    *,
    person: User,
    agency: Agency,
    role: Role,
    starts_on: date,
    ends_on: date | None,
    by: User | None,
    now: datetime,
) -> Membership:
    """Give `person` a role at `agency`, from a day to a day, both included.

    Refuses oneself, a closed account, an abolished agency, a past first day, a role held already
    on one of these days, and one of the three roles kept apart beside another of them.
    """
    [agency] = trees.lock(agency)
    person = User.objects.select_for_update().get(pk=person.pk)
    allow(by, Permission.APPOINT, agency, now)
    _refuse_oneself(by, person)
    trees.refuse_abolished(agency)
    if not person.is_active:
        raise ValidationError("这一账号已停用，不能任职。请先由系统管理员启用账号。")
    if by is not None and starts_on < timezone.localdate(now):
        raise ValidationError({"starts_on": "任职不能倒签，起始日期请填今日或以后。"})
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError({"ends_on": "截止日期不能早于起始日期，请核对。"})
    span = Span(starts_on, ends_on)
    _refuse_overlap(person, agency, role, span)
    _refuse_kept_apart(person, agency, role, span)
    made = Membership.objects.create(
        user=person, agency=agency, role=role, starts_on=starts_on, ends_on=ends_on
    )
    record(
        "agencies.appointed",
        by=by,
        now=now,
        on=made,
        agency=agency.pk,
        facts={
            "user": person.pk,
            "role": role.value,
            "starts_on": starts_on.isoformat(),
            "ends_on": ends_on and ends_on.isoformat(),
        },
    )
    return made


def indispensable(person: User, today: date) -> list[Membership]:
    """The memberships of `person` in force now or later without which a root could be left alone."""
    return list(
        Membership.objects.filter(user=person, role__in=INDISPENSABLE, agency__depth=1)
        .in_force_from(today)
        .select_related("agency")
    )


def refuse_without_successor(ending: Iterable[Membership], from_day: date) -> None:
    """Refuse where, from `from_day` on, nobody else with an open account would hold the role at the
    root without a last day."""
    for held in ending:
        others = (
            Membership.objects.filter(agency=held.agency, role=held.role, user__is_active=True)
            .exclude(user=held.user_id)
            .filter(
                models.Q(ends_on__isnull=True),
                revoked_on__isnull=True,
                starts_on__lte=from_day,
            )
        )
        if not others.exists():
            label = Role(held.role).label
            raise ValidationError(
                f"这是“{held.agency}”最后一位{label}。终止后将无人能"
                f"{'授予权限' if held.role == Role.SECURITY else '管理账号'}，请先任命接任者（长期任职），再办理。"
            )


@transaction.atomic
def end(
    *, membership: Membership, last_day: date | None, by: User | None, now: datetime
) -> Membership:
    """End a role with `last_day`, today or later; at once without one.

    Refuses one's own, one that has ended, and the last administrator or security officer of a root.
    """
    trees.lock(membership.agency)
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("agency", "user")
        .get(pk=membership.pk)
    )
    today = timezone.localdate(now)
    allow(by, Permission.APPOINT, membership.agency, now)
    _refuse_oneself(by, membership.user)
    if not Membership.objects.filter(pk=membership.pk).in_force_from(today).exists():
        raise ValidationError("这一任职已经终止，无需再次办理。")
    if last_day is not None:
        _check_last_day(membership, last_day, today)
    if membership.role in INDISPENSABLE and membership.agency.depth == 1:
        refuse_without_successor(
            [membership], today if last_day is None else last_day + timedelta(days=1)
        )
    if last_day is None:
        membership.revoked_on = today
    else:
        membership.ends_on = last_day
    membership.save(update_fields=("ends_on", "revoked_on"))
    record(
        "agencies.membership_ended",
        by=by,
        now=now,
        on=membership,
        agency=membership.agency_id,
        facts={
            "user": membership.user_id,
            "role": membership.role,
            "last_day": last_day and last_day.isoformat(),
        },
    )
    return membership


def _check_last_day(membership: Membership, last_day: date, today: date) -> None:
    if last_day < max(today, membership.starts_on):
        raise ValidationError(
            {"last_day": "最后一日不能早于今日和任职起始日；要当即终止，请选“立即终止”。"}
        )
    if membership.ends_on is not None and last_day > membership.ends_on:
        raise ValidationError(
            {
                "last_day": f"原定于{date_format(membership.ends_on, _SAID)}截止，终止只能提前；延长请重新任命。"
            }
        )
