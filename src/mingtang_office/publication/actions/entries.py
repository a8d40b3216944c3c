"""What every step of an item leaves behind: the trail entry, and the row of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.models import Item, Passage, Verdict

_LONGEST_OPINION = 1000


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does a step, when, and in whose absence (None: in their own right)."""

    by: User
    now: datetime
    acting_for: int | None = None


def allow(item: Item, permission: Permission, by: User, now: datetime) -> Hand:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, item.agency, timezone.localdate(now))
    return hand_at(item.agency, permission, by, now)


def hand_at(agency: Agency, permission: Permission, by: User, now: datetime) -> Hand:
    """In whose right a person who may do this does it."""
    return Hand(by, now, policy.acting_for(by, permission, agency, timezone.localdate(now)))


def checked_opinion(opinion: str, *, needed_to: str = "") -> str:
    """The opinion as kept; refused where it is too long, or empty though `needed_to` (退回)."""
    opinion = opinion.strip()
    if needed_to and not opinion:
        raise Refused(f"请写明{needed_to}的理由，以便修改和日后查考。")
    if len(opinion) > _LONGEST_OPINION:
        raise Refused(f"意见最多 {_LONGEST_OPINION} 字，现在是 {len(opinion)} 字，请精简。")
    return opinion


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
