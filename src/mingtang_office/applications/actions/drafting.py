"""Letters of a case are begun here: one for a step, with what the case knows filled in."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from mingtang.applications import Case, Event, refusal, spelled
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.letter_facts import Particulars, facts_for
from mingtang_office.applications.models import Application
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.applications.queries.letters import under_way
from mingtang_office.letters.actions.drafting import draft
from mingtang_office.letters.models import Letter
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
