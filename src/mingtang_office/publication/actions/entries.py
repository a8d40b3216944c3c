"""What every step of an item leaves behind: the trail entry, and the row of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.turns import Hand, hand_of
from mingtang_office.publication.models import Item, Passage, Verdict


def allow(item: Item, permission: Permission, by: User, now: datetime) -> Hand:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    return hand_of(item.agency, permission, by, now)


def pass_by(
    item: Item,
    verdict: Verdict,
    hand: Hand,
    *,
    step: str = "",
    opinion: str = "",
    answers: Mapping[str, Any] | None = None,
    digest: str = "",
) -> Passage:
    """Enter one step in the item's own history."""
    return Passage.objects.create(
        item=item,
        round=item.round,
        step=step,
        verdict=verdict,
        opinion=opinion,
        answers=dict(answers or {}),
        content_digest=digest,
        by=hand.by,
        acting_for_id=hand.acting_for,
        at=hand.now,
    )


def record(
    action: str,
    *,
    item: Item,
    by: User,
    now: datetime,
    permission: Permission | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry; free text that people typed goes into `personal`."""
    known = {"kind": item.kind, "revision": item.revision, **(facts or {})}
    entries.write(
        action,
        on=item,
        agency=item.agency,
        by=by,
        now=now,
        permission=permission,
        facts=known,
        personal=personal,
    )
