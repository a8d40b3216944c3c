"""Taking hold of a case: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.remedies.models import Remedy
from mingtang_office.trail import actions as trail
from mingtang_office.trail.models import Entry
from mingtang_office.trail.vocabulary import action_label
from mingtang_office.ui.days import day_words, moment


def allow(remedy: Remedy, permission: Permission, by: User, now: datetime) -> None:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, remedy.agency, timezone.localdate(now))


def hold(remedy: Remedy, expected_revision: int | None = None) -> Remedy:
    """The case as it stands now, locked until the transaction ends; raises `Overtaken` where it was
    changed since the person looked at it."""
    try:
        held = (
            Remedy.objects.select_for_update(of=("self",))
            .select_related("agency", "agency__region", "application")
            .get(pk=remedy.pk)
        )
    except Remedy.DoesNotExist:
        raise Refused("没有找到这件案件，请返回案件列表。") from None
    if expected_revision is not None and held.revision != expected_revision:
        raise _overtaken(held)
    return held


def take(
    remedy: Remedy,
    expected_revision: int,
    by: User,
    now: datetime,
    permission: Permission = Permission.HANDLE_REMEDIES,
) -> Remedy:
    """A case on record, held for one who may do this to it."""
    allow(remedy, permission, by, now)
    held = hold(remedy, expected_revision)
    if held.is_struck:
        raise Refused("这件案件的登记已经撤销，不能再办理。")
    return held


def refuse_to_come(on: date, now: datetime) -> None:
    """What has not happened yet is not entered."""
    if on > timezone.localdate(now):
        raise Refused(f"{day_words(on)}还没有到，请在发生以后再登记，或者核对日期。")


def save(remedy: Remedy, *fields: str) -> None:
    """Store what an action changed on a case that it holds, and move the revision on."""
    remedy.revision += 1
    remedy.save(update_fields=(*fields, "revision"))


def record(
    action: str,
    *,
    remedy: Remedy,
    by: User,
    now: datetime,
    permission: Permission = Permission.HANDLE_REMEDIES,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry; free text that people typed, and whatever names people, goes into `personal`."""
    known = dict(facts or {})
    principal = policy.acting_for(by, permission, remedy.agency, timezone.localdate(now))
    if principal is not None:
        known["acting_for"] = principal
    told = {name: text for name, text in (personal or {}).items() if text}
    trail.record(
        action,
        by=by,
        now=now,
        on=remedy,
        agency=remedy.agency_id,
        facts=known,
        personal=told or None,
    )


def _overtaken(remedy: Remedy) -> Overtaken:
    last = (
        Entry.objects.filter(object_type=Remedy._meta.label_lower, object_id=str(remedy.pk))
        .order_by("-id")
        .first()
    )
    told = ""
    if last is not None:
        person = User.objects.filter(pk=last.actor).first()
        who = "系统" if person is None else person.full_name
        told = f"{who}于{moment(last.at)}办理了“{action_label(last.action)}”。"
    return Overtaken(
        f"您打开页面之后，这件案件已有变动：{told}您这次的操作没有保存，所填内容仍在，"
        "请核对现在的情况后再提交。"
    )
