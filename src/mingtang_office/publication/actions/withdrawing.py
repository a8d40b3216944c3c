"""What was public is public no more: at once, on every channel, with its reason on record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.holding import hold, save
from mingtang_office.publication.actions.letting_out import take_back
from mingtang_office.publication.models import Item, ItemState, Verdict


@transaction.atomic
def withdraw(*, item: Item, reason: str, expected_revision: int, by: User, now: datetime) -> Item:
    """Take an item back from the public. The edition stays on record; its address tells that it was
    withdrawn and nothing else."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.WITHDRAW_ITEMS, by, now)
    if held.edition is None:
        raise Refused("这条信息目前没有公开的版本，不需要撤下。")
    reason = checked_opinion(reason, needed_to="撤下")
    take_back(held, reason, by=by, now=now)
    if held.state == ItemState.SIGNED:
        held.state = ItemState.RETURNED
    save(held, "edition", "state")
    entries.pass_by(held, Verdict.WITHDRAWN, hand, opinion=reason)
    entries.record(
        "publication.withdrawn",
        item=held,
        by=by,
        now=now,
        permission=Permission.WITHDRAW_ITEMS,
        personal={"reason": reason},
    )
    return held
