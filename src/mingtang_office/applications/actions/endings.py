"""Endings without a decision: given up for want of rectification or payment, withdrawn, or no
application at all; and the letter that tells the applicant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mingtang.applications import Abandoned, Case, WithdrawalCause, Withdrawn
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Value, terms
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import drafting, events, files, holding, supplements
from mingtang_office.applications.letter_facts import Particulars
from mingtang_office.applications.models import Application, FileKind, SupplementKind
from mingtang_office.applications.queries.known import known_facts
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.ui.files import Incoming

EVIDENCE = "closing"


@transaction.atomic
def abandon(
    *, application: Application, on: date, expected_revision: int, by: User, now: datetime
) -> Application:
    """Enter that the applicant is held to have given up: the limit to rectify (条例第三十条) or to pay
    (信息处理费管理办法第六条) has passed. It closes the case."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(on, now)
    _refuse_signed(held)
    events.append(
        application=held,
        event=Abandoned(on),
        action="applications.abandoned",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held


@transaction.atomic
def withdraw(
    *,
    application: Application,
    on: date,
    cause: WithdrawalCause,
    words: str = "",
    attachments: Sequence[Incoming] = (),
    expected_revision: int,
    by: User | None,
    now: datetime,
) -> Application:
    """Enter that the applicant withdrew, died or ceased without successor, or that what came in is
    no application. It closes the case. `by` is nobody where the applicant withdraws in the portal."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(on, now)
    if by is None and cause is not WithdrawalCause.WITHDRAWN:
        raise Refused("申请人只能撤回自己的申请。")
    if by is not None and not words.strip() and not attachments:
        raise Refused(f"请写明“{cause.label}”的事实和依据，或者上传材料。")
    _refuse_signed(held)
    supplements.keep(held, SupplementKind.WITHDRAWAL, words, on=on, by=by, now=now)
    for attachment in attachments:
        files.keep(held, attachment, FileKind.EVIDENCE, by=by, now=now, part=EVIDENCE)
    events.append(
        application=held,
        event=Withdrawn(on, cause),
        action="applications.withdrawn",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held


@transaction.atomic
def draft_closing(
    *, application: Application, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the letter that tells the applicant how the case ended, and where that can be challenged."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    case = drafting.case_of(held)
    disposition = _ended_as(case)
    found: dict[str, Value] = known_facts(held, case, disposition)
    return drafting.begin(
        held,
        terms(disposition).letter,
        Particulars(found=found, disposition=disposition),
        by=by,
        now=now,
    )


def _ended_as(case: Case) -> Disposition:
    if case.disposition is None or not isinstance(case.ending, Abandoned | Withdrawn):
        raise Refused(
            "只有视为放弃、撤回或者终止的申请才有结案告知书；作出答复的，以答复文书告知。"
        )
    return case.disposition


def _refuse_signed(application: Application) -> None:
    """A letter signed and not served yet would tell the applicant what is no longer so."""
    signed = letters_of(application).filter(state=LetterState.SIGNED).first()
    if signed is not None:
        raise Refused(
            f"{signed.reference}已经签发而没有送达。请先送达或者作废这份文书，再办理结案。"
        )
