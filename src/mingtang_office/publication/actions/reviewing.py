"""The way of an item through the chain, before the signature: handed in, passed, sent back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication.attribute import Attribute
from mingtang.publication.review import ReviewStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies import turns
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import Hand, checked_opinion
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.asking import ensure
from mingtang_office.publication.actions.holding import hold, require_state, save
from mingtang_office.publication.completeness import lacking
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.intake import open_guesses
from mingtang_office.publication.models import WRITABLE, Item, ItemState, Verdict
from mingtang_office.publication.queries.items import ROLES, permission_of, whose_work
from mingtang_office.publication.scanning import open_findings, present_scan

CALLED = "这条信息"


@transaction.atomic
def submit(*, item: Item, expected_revision: int, by: User, now: datetime) -> Item:
    """Hand a draft in to the first step of the chain. Refused, with each field by name, where what
    the law asks for is missing or wrong."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    require_state(held, *WRITABLE, to="提交审核")
    refuse_incomplete(held, timezone.localdate(now))
    _refuse_unscanned(held, by, now)
    held.round += 1
    turn_to(held, ReviewStep.SECTION)
    entries.pass_by(held, Verdict.SUBMITTED, hand, digest=frozen(held).digest)
    entries.record(
        "publication.submitted",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"round": held.round},
    )
    return held


@transaction.atomic
def pass_on(*, item: Item, opinion: str, expected_revision: int, by: User, now: datetime) -> Item:
    """Find the item in order and give it to the next step. The confidentiality review answers its
    heads instead, the last step signs."""
    held = hold(item, expected_revision)
    step = step_of(held, to="审核")
    if step is ReviewStep.CONFIDENTIALITY:
        raise Refused("现在是保密审查环节，请逐项回答审查内容后提交。")
    if step is ReviewStep.SIGNATURE:
        raise Refused("现在是签发环节，请“签发”或者“退回修改”。")
    hand = right_to(held, step, by, now)
    opinion = checked_opinion(opinion)
    entries.pass_by(
        held, Verdict.PASSED, hand, step=step, opinion=opinion, digest=frozen(held).digest
    )
    turn_to(held, following(step))
    entries.record(
        "publication.passed",
        item=held,
        by=by,
        now=now,
        permission=permission_of(step),
        facts={"step": step},
    )
    return held


@transaction.atomic
def send_back(*, item: Item, opinion: str, expected_revision: int, by: User, now: datetime) -> Item:
    """Return the item to its clerk, with the reason; it begins the chain anew."""
    held = hold(item, expected_revision)
    step = step_of(held, to="退回修改")
    hand = right_to(held, step, by, now)
    opinion = checked_opinion(opinion, needed_to="退回")
    give_back(held, hand, step, opinion)
    return held


def give_back(item: Item, hand: Hand, step: ReviewStep, opinion: str) -> None:
    item.state, item.step = ItemState.RETURNED, ""
    save(item, "state", "step")
    entries.pass_by(item, Verdict.RETURNED, hand, step=step, opinion=opinion)
    entries.record(
        "publication.returned",
        item=item,
        by=hand.by,
        now=hand.now,
        permission=permission_of(step),
        facts={"step": step},
    )


def refuse_incomplete(item: Item, on: date) -> None:
    """Refuse an item whose metadata lack something or whose 公开属性 is not grounded, and say all of
    it at once."""
    found = lacking(item, on)
    if found:
        raise Refused(f"这条信息还不能提交审核。{''.join(found)}")


def _refuse_unscanned(item: Item, by: User, now: datetime) -> None:
    """Nothing goes to review that was not looked through for personal data (条例第十五条、第十七条). What is
    quickly done is done now; a person who wants to see the findings asks for them before."""
    if item.attribute == Attribute.PROACTIVE and present_scan(item) is None:
        ensure(item=item, by=by, now=now)
    found = (*open_guesses(item), *open_findings(item))
    if found:
        raise Refused(f"这条信息还不能提交审核。{''.join(found)}")


def step_of(item: Item, *, to: str) -> ReviewStep:
    """The step at which an item stands that is under review."""
    require_state(item, ItemState.IN_REVIEW, to=to)
    return ReviewStep(item.step)


def right_to(item: Item, step: ReviewStep, by: User, now: datetime) -> Hand:
    """Who takes this step, in whose right; refuses all others."""
    acting_for = turns.right_to(
        ROLES[step],
        permission_of(step),
        agency=item.agency,
        hands=whose_work(item),
        by=by,
        on=timezone.localdate(now),
        called=CALLED,
    )
    return Hand(by, now, acting_for)


def following(step: ReviewStep) -> ReviewStep:
    after = step.next
    if after is None:
        raise ValueError("the signature is the last step")
    return after


def turn_to(item: Item, step: ReviewStep) -> None:
    item.state, item.step = ItemState.IN_REVIEW, step
    save(item, "state", "step", "round")
