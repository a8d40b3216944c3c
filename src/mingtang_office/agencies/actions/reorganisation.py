"""Organs merge, split, take a new name, hand over their duties (条例第十条).

The old one is never changed into the new: it keeps its past, is marked abolished from the day on
which the change takes effect, and says who continues its duties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import trees
from mingtang_office.agencies.actions.agencies import PARTICULARS, allow
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import (
    Affiliation,
    Agency,
    Membership,
    Roster,
    Succession,
    SuccessionKind,
)
from mingtang_office.trail.actions import record


@dataclass(frozen=True, slots=True)
class Ground:
    """From which day the change takes effect, and the document that decided it."""

    on: date
    document: str


def _check(
    ground: Ground, changed: Iterable[Agency], successors: Iterable[Agency], now: datetime
) -> None:
    if ground.on > timezone.localdate(now):
        raise ValidationError(
            {"on": "生效日期还没有到。请在生效当日或之后办理，以免提前撤销机关。"}
        )
    for agency in (*changed, *successors):
        trees.refuse_abolished(agency)
        if agency.established_on is not None and ground.on < agency.established_on:
            raise ValidationError({"on": f"生效日期早于“{agency}”的设立日期，请核对两个日期。"})


def _abolish(agency: Agency, on: date) -> None:
    if agency.depth == 1:
        raise ValidationError("顶层机关不能并入他处或撤销；改名请用“更名”。")
    agency.abolished_on = on
    agency.revision += 1
    agency.save(update_fields=("abolished_on", "revision"))


def _move_children(agency: Agency, to: Agency) -> int:
    """All living subordinates come under `to`; those abolished stay with the past they belong to."""
    children = list(
        agency.get_children().filter(abolished_on__isnull=True).values_list("pk", flat=True)
    )
    for number in children:
        child = Agency.objects.get(pk=number)
        if child.pk != to.pk:
            trees.refuse_namesake(child.name, Agency.objects.get(pk=to.pk), but=child.pk)
            child.move(Agency.objects.get(pk=to.pk), "last-child")
    return len(children)


def _succeed(
    kind: SuccessionKind,
    pairs: Sequence[tuple[Agency, Agency]],
    ground: Ground,
    facts: dict[str, int | bool],
) -> Iterator[dict[str, Any]]:
    """Enter who succeeded whom; gives what the trail is told of each, the old and the new."""
    for predecessor, successor in pairs:
        # What was handed over in part that day is now handed over altogether; the trail tells both.
        Succession.objects.update_or_create(
            predecessor=predecessor,
            successor=successor,
            on=ground.on,
            defaults={"kind": kind, "document": ground.document},
        )
        for agency in (predecessor, successor):
            yield {
                "on": agency,
                "agency": agency.pk,
                "facts": {
                    "predecessor": predecessor.pk,
                    "successor": successor.pk,
                    "on": ground.on.isoformat(),
                    "document": ground.document,
                    **facts,
                },
            }


@transaction.atomic
def merge(
    *, agencies: Sequence[Agency], into: Agency, ground: Ground, by: User | None, now: datetime
) -> Agency:
    """`agencies` are merged into `into`, which stands already; their subordinates come under it.

    Roles at the old ones stay until the security officer ends them: rights at the new one are given
    by that officer alone.
    """
    if into.pk in {agency.pk for agency in agencies} or not agencies:
        raise ValidationError({"into": "请在合并的机关之外另选承继机关。"})
    into, *old = trees.lock(into, *agencies)
    for agency in (into, *old):
        allow(by, Permission.MANAGE_AGENCIES, agency, now)
    if any(into.path.startswith(agency.path) for agency in old):
        raise ValidationError({"into": "承继机关不能是被合并机关的下级，请先调整隶属关系。"})
    _check(ground, old, (into,), now)
    moved = 0
    for agency in old:
        _abolish(agency, ground.on)
        moved += _move_children(agency, into)
    pairs = [(agency, into) for agency in old]
    for told in _succeed(SuccessionKind.MERGED, pairs, ground, {"children": moved}):
        record("agencies.merged", by=by, now=now, **told)
    into.refresh_from_db()
    return into


@transaction.atomic
def split(
    *,
    agency: Agency,
    into: Sequence[Agency],
    children_to: Agency,
    ground: Ground,
    by: User | None,
    now: datetime,
) -> None:
    """`agency` is split into two or more that stand already; its subordinates come under
    `children_to`, one of them."""
    numbers = {successor.pk for successor in into}
    if len(numbers) < 2 or agency.pk in numbers:
        raise ValidationError(
            {"into": "分立至少要有两个承继机关，且不含原机关；请先新建承继机关。"}
        )
    if children_to.pk not in numbers:
        raise ValidationError({"children_to": "下级机关须归入承继机关之一。"})
    agency, *successors = trees.lock(agency, *into)
    for touched in (agency, *successors):
        allow(by, Permission.MANAGE_AGENCIES, touched, now)
    if any(successor.path.startswith(agency.path) for successor in successors):
        raise ValidationError({"into": "承继机关不能是被分立机关的下级，请先调整隶属关系。"})
    _check(ground, (agency,), successors, now)
    _abolish(agency, ground.on)
    moved = _move_children(agency, children_to)
    pairs = [(agency, successor) for successor in successors]
    for told in _succeed(SuccessionKind.SPLIT, pairs, ground, {"children": moved}):
        record("agencies.split", by=by, now=now, **told)


@transaction.atomic
def transfer(
    *, agency: Agency, to: Agency, abolish: bool, ground: Ground, by: User | None, now: datetime
) -> None:
    """Duties of `agency` go to `to`: some of them, or all (`abolish`), with its subordinates."""
    if agency.pk == to.pk:
        raise ValidationError({"to": "承继机关须是另一机关，请重新选择。"})
    agency, to = trees.lock(agency, to)
    for touched in (agency, to):
        allow(by, Permission.MANAGE_AGENCIES, touched, now)
    _check(ground, (agency,), (to,), now)
    moved = 0
    if abolish:
        if to.path.startswith(agency.path):
            raise ValidationError({"to": "承继机关不能是被撤销机关的下级，请先调整隶属关系。"})
        _abolish(agency, ground.on)
        moved = _move_children(agency, to)
    facts = {"abolished": abolish, "children": moved}
    for told in _succeed(SuccessionKind.TRANSFERRED, [(agency, to)], ground, facts):
        record("agencies.transferred", by=by, now=now, **told)


@transaction.atomic
def rename(
    *, agency: Agency, name: str, short_name: str, ground: Ground, by: User | None, now: datetime
) -> Agency:
    """`agency` bears a new name from the day on: a new row in its place takes over its particulars,
    subordinates, staff and roles; the old one stays as the past."""
    [agency] = trees.lock(agency)
    allow(by, Permission.MANAGE_AGENCIES, agency, now)
    _check(ground, (agency,), (), now)
    if name == agency.name:
        raise ValidationError({"name": "新名称与现名称相同，请填写更名后的名称。"})
    parent = agency.get_parent()
    trees.refuse_namesake(name, parent)
    agency.abolished_on = ground.on
    agency.revision += 1
    agency.save(update_fields=("abolished_on", "revision"))
    successor = Agency(**{field: getattr(agency, field) for field in PARTICULARS})
    successor.name, successor.short_name = name, short_name
    successor.established_on = ground.on
    successor.clean_fields(exclude=("path", "depth", "numchild"))
    if parent is None:
        Agency.add_root(instance=successor)
    else:
        parent.add_child(instance=successor)
    children = _move_children(Agency.objects.get(pk=agency.pk), successor)
    carried = _carry_people(agency, successor, timezone.localdate(now))
    facts = {"children": children, "memberships": carried}
    for told in _succeed(SuccessionKind.RENAMED, [(agency, successor)], ground, facts):
        record("agencies.renamed", by=by, now=now, **told)
    successor.refresh_from_db()
    return successor


def _carry_people(old: Agency, new: Agency, today: date) -> int:
    """The same organ under another name keeps its people in their roles: what is in force at the
    old one ends today's eve and goes on at the new one today."""
    Affiliation.objects.filter(agency=old).update(agency=new)
    Roster.objects.filter(parent=old, entered_at__isnull=True).update(parent=new)
    begun = Membership.objects.filter(agency=old).in_force(today).filter(starts_on__lt=today)
    carried = [
        Membership(
            user_id=held.user_id, agency=new, role=held.role, starts_on=today, ends_on=held.ends_on
        )
        for held in begun
    ]
    begun.update(ends_on=today - timedelta(days=1))
    Membership.objects.bulk_create(carried)
    to_come = Membership.objects.filter(agency=old, starts_on__gte=today).filter(
        models.Q(revoked_on__isnull=True)
    )
    return len(carried) + to_come.update(agency=new)
