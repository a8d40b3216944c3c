"""Taking hold of an entry, the lock of an agency's registers, and the entry in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.models import (
    CorrectionReason,
    Deed,
    Registered,
    RegisterGate,
)
from mingtang_office.powers.projection import keep_version, restate

E = TypeVar("E", bound=Registered)
_ACTIONS = {
    Deed.CORRECTED: "powers.corrected",
    Deed.PUBLISHED: "powers.published",
    Deed.VALIDITY_CHANGED: "powers.validity_changed",
    Deed.VALIDITY_STRUCK: "powers.validity_struck",
    Deed.DELISTED: "powers.delisted",
    Deed.OVERTURNED: "powers.overturned",
    Deed.WITHDRAWN: "powers.withdrawn",
    Deed.TIED: "powers.tied",
    Deed.UNTIED: "powers.untied",
    Deed.DRAFTED: "powers.drafted",
    Deed.TAKEN_DOWN: "powers.taken_down",
    Deed.STRUCK: "powers.struck",
}


def allow(
    agency: Agency, by: User, now: datetime, permission: Permission = Permission.KEEP_POWERS
) -> None:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, agency, timezone.localdate(now))


def close_gate(agency: Agency) -> None:
    """Nobody else writes into the registers of this agency until the transaction ends."""
    RegisterGate.objects.get_or_create(agency=agency)
    RegisterGate.objects.select_for_update().get(agency=agency)


def take(entry: E, expected_revision: int, by: User, now: datetime) -> E:
    """An entry as it stands now, held for one who may change it; raises `Overtaken` where it was
    changed since the person looked at it."""
    allow(entry.agency, by, now)
    close_gate(entry.agency)
    model = type(entry)
    held = model._default_manager.select_related("agency", "agency__region").get(pk=entry.pk)
    if held.revision != expected_revision:
        raise entries.overtaken(held, "这条登记")
    if held.is_struck:
        raise Refused("这条登记已经撤销，不能再办理。")
    return held


def keep(
    entry: Registered,
    deed: Deed,
    *,
    by: User,
    now: datetime,
    reason: CorrectionReason | None = None,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    permission: Permission | None = Permission.KEEP_POWERS,
) -> None:
    """Store what a deed changed of an entry that the caller holds: row, standing, version, trail.
    `permission`: by what right; none where it followed on another deed."""
    entry.revision += 1
    entry.save()
    restate(entry, now)
    keep_version(entry, deed, by=by, now=now, reason=reason)
    write(_ACTIONS[deed], entry, by=by, now=now, facts=facts, note=note, permission=permission)


def write(
    action: str,
    entry: Registered,
    *,
    by: User,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    permission: Permission | None = Permission.KEEP_POWERS,
) -> None:
    """The entry of the trail; words that people typed go sealed."""
    entries.write(
        action,
        on=entry,
        agency=entry.agency,
        by=by,
        now=now,
        permission=permission,
        facts=facts,
        personal={"note": note.strip()},
    )
