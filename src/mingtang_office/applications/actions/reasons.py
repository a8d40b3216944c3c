"""Applications clearly beyond a reasonable number (条例第三十五条): reasons asked for, given, and the
reasonable later day for the reply that follows from good ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Deferred, ReasonsAsked, ReasonsGiven
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import drafting, events, files, holding, supplements
from mingtang_office.applications.letter_facts import Particulars
from mingtang_office.applications.models import Application, FileKind, SupplementKind
from mingtang_office.applications.queries.settings import practice_of
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming

EVIDENCE = "reasons"


@dataclass(frozen=True, slots=True)
class Excess:
    """The figures on which the request rests, and what is to be explained."""

    since: date
    application_count: int
    frequency: str
    items: tuple[str, ...]
    reply_by: date | None = None


@transaction.atomic
def ask_reasons(
    *, application: Application, excess: Excess, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the request; the reply period runs on meanwhile."""
    held = holding.take(application, expected_revision, by, now)
    case = drafting.case_of(held)
    today = timezone.localdate(now)
    days = practice_of(held.agency).reasons_days
    reply_by = excess.reply_by or case.calendar.add_workdays(today, days).end
    drafting.refuse_unlawful(case, ReasonsAsked(today, reply_by))
    return drafting.begin(
        held,
        LetterKind.REASONS_REQUEST,
        Particulars(
            found={
                "since": excess.since,
                "application_count": excess.application_count,
                "frequency": excess.frequency,
                "reasons_items": excess.items,
                "reasons_by": reply_by,
            }
        ),
        by=by,
        now=now,
    )


@transaction.atomic
def enter_reasons(
    *,
    application: Application,
    on: date,
    words: str,
    attachments: Sequence[Incoming] = (),
    expected_revision: int,
    by: User | None,
    now: datetime,
) -> Application:
    """Enter the reasons that the applicant gave; nobody as `by` where it was done in the portal."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(on, now)
    if not words.strip() and not attachments:
        raise Refused("请照录申请人说明的理由，或者上传材料。")
    supplements.keep(held, SupplementKind.REASONS, words, on=on, by=by, now=now)
    for attachment in attachments:
        files.keep(held, attachment, FileKind.EVIDENCE, by=by, now=now, part=EVIDENCE)
    events.append(
        application=held,
        event=ReasonsGiven(on),
        action="applications.reasons_given",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held


@transaction.atomic
def defer(
    *,
    application: Application,
    until: date,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Draft the notice that the reasons hold and the reply will come on a reasonable later day."""
    held = holding.take(application, expected_revision, by, now)
    event = Deferred(timezone.localdate(now), until)
    drafting.refuse_unlawful(drafting.case_of(held), event)
    return drafting.begin(
        held,
        LetterKind.DEFERRAL,
        Particulars(found={"deferral_reason": reason.strip(), "deferred_until": until}),
        by=by,
        now=now,
    )
