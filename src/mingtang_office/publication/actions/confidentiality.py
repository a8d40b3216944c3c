"""The confidentiality review: its eight heads answered one by one, what follows from them, and what
the authority says that was asked in doubt (条例第十七条)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.review import (
    Answer,
    Conclusion,
    Head,
    Outcome,
    ReviewRefused,
    ReviewStep,
    Ruling,
    conclusion,
    resolved,
)
from mingtang.publication.review import (
    Verdict as Said,
)
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.agencies.turns import Hand, checked_opinion
from mingtang_office.publication.actions import entries, filing
from mingtang_office.publication.actions.closing import close, empty
from mingtang_office.publication.actions.holding import hold, require_state, save
from mingtang_office.publication.actions.reviewing import give_back, right_to, step_of, turn_to
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import Item, ItemState, Passage, Verdict

Answers = Mapping[Head, Answer]
_STEP = ReviewStep.CONFIDENTIALITY


@transaction.atomic
def examine(
    *,
    item: Item,
    answers: Answers,
    opinion: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Enter the review and do what follows: on to the signature, back to be cut, up to be decided,
    or closed. A secret leaves the system at once: its words and files are emptied."""
    held = hold(item, expected_revision)
    if step_of(held, to="保密审查") is not _STEP:
        raise Refused("这条信息现在不在保密审查环节。")
    hand = right_to(held, _STEP, by, now)
    opinion = checked_opinion(opinion)
    found = _concluded(answers, Attribute(held.attribute))
    entries.pass_by(
        held,
        Verdict.REFERRED if found.outcome is Outcome.REFERRED else Verdict.PASSED,
        hand,
        step=_STEP,
        opinion=opinion,
        answers={head.value: asdict(answer) for head, answer in answers.items()},
        digest=frozen(held).digest,
    )
    _follow(held, found, hand)
    entries.record(
        "publication.passed" if found.outcome is not Outcome.REFERRED else "publication.referred",
        item=held,
        by=by,
        now=now,
        permission=Permission.REVIEW_ITEMS,
        facts={"step": _STEP, "outcome": found.outcome},
    )
    return held


@transaction.atomic
def determine(
    *, item: Item, ruling: Ruling, expected_revision: int, by: User, now: datetime
) -> Item:
    """Enter what the authority asked has decided; the item goes on, back, or is closed by it."""
    held = hold(item, expected_revision)
    hand = entries.allow(held, Permission.REVIEW_ITEMS, by, now)
    require_state(held, ItemState.REFERRED, to="登记上级的结论")
    refuse_to_come(ruling.on, now)
    try:
        found = resolved(answers_of(held), Attribute(held.attribute), ruling)
    except ReviewRefused as error:
        raise Refused("".join(error.faults)) from None
    entries.pass_by(
        held,
        Verdict.DETERMINED,
        hand,
        step=_STEP,
        opinion="".join(reason.text for reason in found.why),
    )
    _follow(held, found, hand)
    entries.record(
        "publication.determined",
        item=held,
        by=by,
        now=now,
        permission=Permission.REVIEW_ITEMS,
        facts={"outcome": found.outcome, "on": ruling.on.isoformat()},
    )
    return held


def answers_of(item: Item) -> dict[Head, Answer]:
    """The answers of this round's review; {} where there was none."""
    row = Passage.objects.filter(item=item, round=item.round, step=_STEP).exclude(answers={}).last()
    return {Head(code): _answer(told) for code, told in row.answers.items()} if row else {}


def _answer(told: Mapping[str, Any]) -> Answer:
    return Answer(**{**told, "verdict": Said(told["verdict"])})


def _concluded(answers: Answers, proposed: Attribute) -> Conclusion:
    try:
        return conclusion(answers, proposed)
    except ReviewRefused as error:
        raise Refused("".join(error.faults)) from None


def _follow(item: Item, found: Conclusion, hand: Hand) -> None:
    why = "".join(reason.text for reason in found.why)
    match found.outcome:
        case Outcome.REFERRED:
            item.state, item.step = ItemState.REFERRED, ""
            save(item, "state", "step")
        case Outcome.REDACTED:
            give_back(item, hand, _STEP, f"审查结论：删减后公开。{why}")
        case outcome if outcome.value == item.attribute and not found.content_must_leave:
            turn_to(item, ReviewStep.SIGNATURE)
        case outcome:
            if found.content_must_leave:
                empty(item)
            close(item, Attribute(outcome.value), why, hand)
            if found.content_must_leave:
                is_state = any(reason.head is Head.STATE_SECRET for reason in found.why)
                filing.forget(item, Ground.STATE_SECRET if is_state else Ground.FORBIDDEN_BY_LAW)
