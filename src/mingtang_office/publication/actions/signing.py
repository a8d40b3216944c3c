"""The last signature: nothing reaches anybody outside before it, everything follows from it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication.attribute import Attribute
from mingtang.publication.review import ReviewStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies import turns
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries, filing
from mingtang_office.publication.actions.closing import close
from mingtang_office.publication.actions.holding import hold, save
from mingtang_office.publication.actions.letting_out import let_out
from mingtang_office.publication.actions.reviewing import (
    refuse_incomplete,
    right_to,
    step_of,
)
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import Item, ItemState, Passage, Verdict


@transaction.atomic
def sign(*, item: Item, opinion: str = "", expected_revision: int, by: User, now: datetime) -> Item:
    """Sign. What is to be disclosed is public from this moment; another 公开属性 is settled by it.
    Refused where anything differs from what the reviewers of this round saw."""
    held = hold(item, expected_revision)
    if step_of(held, to="签发") is not ReviewStep.SIGNATURE:
        raise Refused("这条信息还没有审核完毕，不能签发。")
    hand = right_to(held, ReviewStep.SIGNATURE, by, now)
    refuse_incomplete(held, timezone.localdate(now))
    opinion = turns.checked_opinion(opinion)
    what = frozen(held)
    seen = (
        Passage.objects.filter(item=held, round=held.round, verdict=Verdict.PASSED)
        .exclude(content_digest="")
        .values_list("content_digest", flat=True)
    )
    turns.refuse_unseen(seen, what.digest)
    if held.attribute != Attribute.PROACTIVE:
        close(held, Attribute(held.attribute), opinion or held.attribute_reason, hand)
        return held
    edition = let_out(held, what, reason=_why_changed(held), by=by, now=now)
    held.state, held.step = ItemState.SIGNED, ""
    save(held, "state", "step", "edition", "index_number")
    filing.follow(held, by=by, now=now, settled=True)
    entries.pass_by(
        held,
        Verdict.SIGNED,
        hand,
        step=ReviewStep.SIGNATURE,
        opinion=opinion,
        digest=what.digest,
    )
    entries.record(
        "publication.signed",
        item=held,
        by=by,
        now=now,
        permission=Permission.SIGN_ITEMS,
        facts={
            "edition": edition.number,
            "digest": what.digest,
            "index_number": held.index_number,
        },
    )
    return held


def _why_changed(item: Item) -> str:
    """The reason given when a public item was taken up again; empty for the first edition."""
    row = item.passages.filter(verdict=Verdict.TAKEN_UP).last() if item.edition_id else None
    return row.opinion if row else ""
