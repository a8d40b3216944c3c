"""Drafts: written, changed, and put aside. What a draft says is sealed under the key of its case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.letters import LetterFacts, LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.letters import wording
from mingtang_office.letters.actions import entries
from mingtang_office.letters.actions.holding import hold, require_state
from mingtang_office.letters.models import UNSIGNED, Group, Letter, LetterState, Verdict
from mingtang_office.trail.sealing import Holder, holder_name, seal_bytes


@transaction.atomic
def draft(
    *,
    agency: Agency,
    kind: LetterKind,
    subject: Holder,
    facts: LetterFacts,
    part: str = "",
    by: User,
    now: datetime,
) -> Letter:
    """Begin a letter of `agency` in the case `subject` (the object, or its type and number).

    Facts may be incomplete; what is missing is asked for when it is handed in. A slip that only
    accompanies another letter is none of its own.
    """
    on = timezone.localdate(now)
    policy.require(by, Permission.DRAFT_LETTERS, agency, on)
    if kind.series is None:
        raise Refused(f"“{kind.label}”随另一份文书一并发出，不单独编号签发。")
    subject_type, subject_id = holder_name(subject)
    letter = Letter.objects.create(
        agency=agency,
        kind=kind,
        group=Group.DECISION if kind.is_decision else Group.NOTICE,
        series=kind.series,
        subject_type=subject_type,
        subject_id=subject_id,
        part=part,
        facts=seal_bytes((subject_type, subject_id), wording.facts_to_bytes(facts)),
        drafted_by=by,
        drafted_at=now,
    )
    acting_for = policy.acting_for(by, Permission.DRAFT_LETTERS, agency, on)
    entries.pass_by(letter, Verdict.DRAFTED, by=by, now=now, acting_for=acting_for)
    entries.record("letters.drafted", letter=letter, by=by, now=now, acting_for=acting_for)
    return letter


@transaction.atomic
def revise(
    *, letter: Letter, facts: LetterFacts, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Put other facts in a draft's place. Whoever revises has drafted, too, and cannot review."""
    held = hold(letter, expected_revision)
    acting_for = entries.allow(held, Permission.DRAFT_LETTERS, by, now)
    require_state(held, LetterState.DRAFT, LetterState.RETURNED, to="修改")
    held.facts = seal_bytes(held.subject, wording.facts_to_bytes(facts))
    held.revision += 1
    held.save(update_fields=("facts", "revision"))
    drafts = held.passages.filter(verdict=Verdict.DRAFTED, by=by, acting_for=acting_for)
    if not drafts.exists():
        entries.pass_by(held, Verdict.DRAFTED, by=by, now=now, acting_for=acting_for)
    entries.record("letters.revised", letter=held, by=by, now=now, acting_for=acting_for)
    return held


@transaction.atomic
def discard(
    *, letter: Letter, reason: str, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Put an unsigned letter aside for good, as when its case has taken another turn. It never had a
    number, so the series shows no gap."""
    held = hold(letter, expected_revision)
    acting_for = entries.allow(held, Permission.DRAFT_LETTERS, by, now)
    require_state(held, *UNSIGNED, to="弃用")
    opinion = checked_opinion(reason, needed_to="弃用")
    held.state, held.turn = LetterState.VOID, ""
    held.revision += 1
    held.save(update_fields=("state", "turn", "revision"))
    entries.pass_by(held, Verdict.DISCARDED, by=by, now=now, acting_for=acting_for, opinion=opinion)
    entries.record("letters.discarded", letter=held, by=by, now=now, acting_for=acting_for)
    return held
