"""The way of a letter through the chain, before the signature: handed in, passed, sent back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.letters import wording
from mingtang_office.letters.actions import entries, steps
from mingtang_office.letters.actions.holding import hold, require_state
from mingtang_office.letters.models import Group, Letter, LetterState, Verdict
from mingtang_office.letters.queries import roles_of_chain
from mingtang_office.trail.sealing import Erased

_CHANGED = ("state", "chain", "position", "turn", "round", "revision")


@transaction.atomic
def submit(*, letter: Letter, expected_revision: int, by: User, now: datetime) -> Letter:
    """Hand a draft in to the first step of the agency's chain. Refused, with what is missing by
    name, where the letter lacks a required element."""
    held = hold(letter, expected_revision)
    acting_for = entries.allow(held, Permission.DRAFT_LETTERS, by, now)
    require_state(held, LetterState.DRAFT, LetterState.RETURNED, to="提交审签")
    refuse_incomplete(held, "提交审签", timezone.localdate(now))
    held.chain = [str(role) for role in roles_of_chain(held.agency, Group(held.group))]
    held.round += 1
    _turn_to(held, 0)
    entries.pass_by(held, Verdict.SUBMITTED, by=by, now=now, acting_for=acting_for)
    entries.record(
        "letters.submitted",
        letter=held,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={"chain": held.chain, "round": held.round},
    )
    return held


@transaction.atomic
def pass_on(
    *, letter: Letter, opinion: str, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Find the letter in order and give it to the next step. The last step signs instead."""
    held = hold(letter, expected_revision)
    require_state(held, LetterState.IN_REVIEW, to="审核")
    if held.position == len(held.chain) - 1:
        raise Refused("这份文书已到最后一步，请“签发”或者“退回修改”。")
    role, acting_for = steps.whose_right(held, by, timezone.localdate(now))
    opinion = checked_opinion(opinion)
    entries.pass_by(
        held, Verdict.PASSED, by=by, now=now, acting_for=acting_for, role=role, opinion=opinion
    )
    _turn_to(held, held.position + 1)
    entries.record(
        "letters.passed", letter=held, by=by, now=now, acting_for=acting_for, facts={"role": role}
    )
    return held


@transaction.atomic
def send_back(
    *, letter: Letter, opinion: str, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Return the letter to whoever drafts, with the reason; it begins the chain anew."""
    held = hold(letter, expected_revision)
    require_state(held, LetterState.IN_REVIEW, to="退回修改")
    role, acting_for = steps.whose_right(held, by, timezone.localdate(now))
    opinion = checked_opinion(opinion, needed_to="退回")
    entries.pass_by(
        held, Verdict.RETURNED, by=by, now=now, acting_for=acting_for, role=role, opinion=opinion
    )
    held.state, held.turn = LetterState.RETURNED, ""
    held.revision += 1
    held.save(update_fields=_CHANGED)
    entries.record(
        "letters.returned", letter=held, by=by, now=now, acting_for=acting_for, facts={"role": role}
    )
    return held


def refuse_incomplete(letter: Letter, to: str, on: date) -> None:
    """Refuse a letter that lacks a required element or holds what the law does not let stand, and
    say which."""
    try:
        text = wording.text_of(letter, on)
    except Erased as error:
        raise Refused(f"{error}这份文书不能{to}。") from error
    problems = [fault.message for fault in text.faults]
    if text.missing:
        named = "、".join(f"“{element.label}”" for element in text.missing)
        problems.insert(0, f"还缺少{named}，请补齐。")
    if problems:
        raise Refused(f"这份文书现在不能{to}。{''.join(problems)}")


def _turn_to(letter: Letter, position: int) -> None:
    letter.state, letter.position = LetterState.IN_REVIEW, position
    letter.turn = letter.chain[position]
    letter.revision += 1
    letter.save(update_fields=_CHANGED)
