"""The working copy: begun, written on, its files, taken up again after publication, put away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import Hand, checked_opinion
from mingtang_office.publication.actions import entries, filing
from mingtang_office.publication.actions.holding import hold, require_state, save
from mingtang_office.publication.deadlines import due_day
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import WRITABLE, WRITTEN, Item, ItemState, Verdict

Written = Mapping[str, Any]


@transaction.atomic
def draft(*, agency: Agency, written: Written, by: User, now: datetime) -> Item:
    """Begin an item with what is known of it. Its 公开属性 is fixed with the draft (源头认定)."""
    policy.require(by, Permission.DRAFT_ITEMS, agency, timezone.localdate(now))
    if agency.abolished_on is not None and agency.abolished_on <= timezone.localdate(now):
        raise Refused(f"{agency.name}已经撤销，请以承继其职权的机关的名义起草。")
    item = Item(agency=agency, drafted_by=by, drafted_at=now)
    _write(item, written)
    item.save()
    filing.follow(item, by=by, now=now)
    _keep(item, Verdict.DRAFTED, entries.allow(item, Permission.DRAFT_ITEMS, by, now))
    entries.record(
        "publication.drafted", item=item, by=by, now=now, permission=Permission.DRAFT_ITEMS
    )
    return item


@transaction.atomic
def revise(
    *, item: Item, written: Written, expected_revision: int, by: User, now: datetime
) -> Item:
    """Write on an item that is with its clerk. Where the 公开属性 is changed, its reason must say
    why."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="修改")
    before = (held.attribute, held.attribute_reason)
    _write(held, written)
    if held.attribute != before[0] and held.round and held.attribute_reason == before[1]:
        raise Refused("公开属性在拟稿时已经认定，改动须写明理由，请修改“认定理由”。")
    save(held, *WRITTEN, "due_on")
    filing.follow(held, by=by, now=now)
    _keep(held, Verdict.REVISED, hand)
    entries.record(
        "publication.revised",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"written": sorted(written)},
    )
    return held


@transaction.atomic
def take_up(*, item: Item, reason: str, expected_revision: int, by: User, now: datetime) -> Item:
    """Begin to change what is public. What stands there stays until the change is signed."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, ItemState.SIGNED, ItemState.CLOSED, to="重新修改")
    reason = checked_opinion(reason, needed_to="修改")
    held.state = ItemState.DRAFT
    save(held, "state")
    entries.pass_by(held, Verdict.TAKEN_UP, hand, opinion=reason)
    entries.record(
        "publication.taken_up",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        personal={"reason": reason},
    )
    return held


@transaction.atomic
def discard(*, item: Item, reason: str, expected_revision: int, by: User, now: datetime) -> Item:
    """Give a draft up. What is public of the item stays as it was signed."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, ItemState.REFERRED, to="弃用")
    reason = checked_opinion(reason, needed_to="弃用")
    held.state = ItemState.DISCARDED if held.edition_id is None else ItemState.SIGNED
    save(held, "state")
    if held.state == ItemState.DISCARDED:
        filing.strike(held)
    entries.pass_by(held, Verdict.DISCARDED, hand, opinion=reason)
    entries.record(
        "publication.discarded",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        personal={"reason": reason},
    )
    return held


def _write(item: Item, written: Written) -> None:
    unknown = set(written) - set(WRITTEN)
    if unknown:
        raise ValueError(f"no such field of an item: {sorted(unknown)}")
    for name, value in written.items():
        setattr(item, name, value)
    item.due_on = due_day(item)


def _keep(item: Item, verdict: Verdict, hand: Hand) -> None:
    """The revision, to be compared with others, and who wrote it."""
    item.save_revision(user=hand.by, clean=False)
    entries.pass_by(item, verdict, hand, digest=frozen(item).digest)
