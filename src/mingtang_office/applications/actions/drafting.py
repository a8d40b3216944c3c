"""Letters of a case are begun here: one for a step, with what the case knows filled in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Case, Event, refusal, spelled
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.letter_facts import Addressee, Particulars, facts_for
from mingtang_office.applications.models import Application
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.applications.queries.letters import under_way
from mingtang_office.letters.actions.drafting import draft, revise
from mingtang_office.letters.models import Letter
from mingtang_office.letters.wording import facts_of
from mingtang_office.trail.sealing import holder_name
from mingtang_office.ui.days import moment


def case_of(application: Application) -> Case:
    """The case as its events make it."""
    return replayed(application, events_of(application))


def refuse_unlawful(case: Case, event: Event) -> None:
    """Refuse a letter whose step the law does not allow on that day, with the article."""
    forbidden = refusal(case, event)
    if forbidden is not None:
        raise Refused(spelled(str(forbidden)))


def begin(
    application: Application,
    kind: LetterKind,
    particulars: Particulars,
    *,
    by: User,
    now: datetime,
) -> Letter:
    """Draft a letter in a case that the caller holds. Refused while another for the same step is
    under way."""
    other = under_way(application, kind, particulars.part)
    if other is not None:
        raise Refused(
            f"{other.drafted_by.full_name}于{moment(other.drafted_at)}起草的"
            f"“{LetterKind(other.kind).label}”还没有送达（{other.get_state_display()}）。"
            "同一事项不能有两份文书同时办理：请继续办理那一份，或者先将它弃用、作废。"
        )
    today = timezone.localdate(now)
    return draft(
        agency=application.agency,
        kind=kind,
        subject=application,
        facts=facts_for(application, case_of(application), kind, today, particulars),
        part=particulars.part,
        by=by,
        now=now,
    )


_TO_OTHERS = frozenset(
    {
        LetterKind.THIRD_PARTY_CONSULTATION,
        LetterKind.ORGAN_CONSULTATION,
        LetterKind.COOPERATION,
        LetterKind.DISCLOSURE_NOTICE,
    }
)


@transaction.atomic
def refill(
    *, application: Application, letter: Letter, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Fill what the case and the agency's settings say into a draft anew, as after another step or
    after the remedies were set; what was typed stays. `expected_revision` is the letter's."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application)
    kind, old = LetterKind(letter.kind), facts_of(letter)
    if letter.subject != holder_name(held):
        raise Refused("这份文书不属于这件申请，请刷新页面查看。")
    to = Addressee(old.addressee, old.addressee_is_organisation) if kind in _TO_OTHERS else None
    particulars = Particulars(
        old.found, to, old.disposition, old.withheld, old.attachments, letter.part
    )
    facts = facts_for(held, case_of(held), kind, timezone.localdate(now), particulars)
    return revise(letter=letter, facts=facts, expected_revision=expected_revision, by=by, now=now)
