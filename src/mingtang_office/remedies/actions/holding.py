"""Taking hold of a case: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.remedies.models import Remedy


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
        raise entries.overtaken(held, "这件案件")
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
    entries.write(
        action,
        on=remedy,
        agency=remedy.agency,
        by=by,
        now=now,
        permission=permission,
        facts=facts,
        personal=personal,
    )
