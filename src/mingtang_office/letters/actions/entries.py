"""What every step of a letter leaves behind: the trail entry, and the row of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.letters.models import Letter, Passage, Verdict
from mingtang_office.trail import actions as trail
from mingtang_office.trail.sealing import seal_bytes


def allow(letter: Letter, permission: Permission, by: User, now: datetime) -> int | None:
    """Raise `PermissionDenied` where the policy does not let this person do this; gives in whose
    place it is done, None for one's own."""
    on = timezone.localdate(now)
    policy.require(by, permission, letter.agency, on)
    return policy.acting_for(by, permission, letter.agency, on)


def pass_by(
    letter: Letter,
    verdict: Verdict,
    *,
    by: User,
    now: datetime,
    acting_for: int | None,
    role: Role | None = None,
    opinion: str = "",
) -> Passage:
    """Enter one step in the letter's own history; what people wrote is sealed under its case."""
    return Passage.objects.create(
        letter=letter,
        round=letter.round,
        role=role or "",
        verdict=verdict,
        opinion=seal_bytes(letter.subject, opinion.encode()) if opinion else b"",
        by=by,
        acting_for_id=acting_for,
        at=now,
    )


def record(
    action: str,
    *,
    letter: Letter,
    by: User,
    now: datetime,
    acting_for: int | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write the entry on the letter's agency. It holds nothing personal: what people typed stands
    sealed with the letter and is erased with its case."""
    known = {"kind": letter.kind, "revision": letter.revision, **(facts or {})}
    if acting_for is not None:
        known["acting_for"] = acting_for
    trail.record(action, by=by, now=now, on=letter, agency=letter.agency_id, facts=known)
