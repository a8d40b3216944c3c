"""Letters that only tell: of a consultation, of a decision to disclose, of receipt; and those that ask
another organ for help. None of them moves the reply period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import drafting, holding
from mingtang_office.applications.consultees import Consultee, consultee_of
from mingtang_office.applications.letter_facts import Addressee, Particulars
from mingtang_office.applications.models import Application, Consultation
from mingtang_office.letters.models import Letter
from mingtang_office.ui.days import day_words


@transaction.atomic
def draft_receipt(
    *, application: Application, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the receipt (登记回执)."""
    held = holding.take(application, expected_revision, by, now)
    if held.received_on is None:
        raise Refused("还没有与申请人确认收到申请，不能出具登记回执（《条例》第三十一条）。")
    case = drafting.case_of(held)
    found = {"submitted_on": case.submission.on} if case.submission else {}
    return drafting.begin(held, LetterKind.RECEIPT, Particulars(found=found), by=by, now=now)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How both sides confirmed the receipt (条例第三十一条第（二）项、第（三）项)."""

    manner: str
    at: str
    by: str
    with_whom: str


@transaction.atomic
def draft_confirmation(
    *,
    application: Application,
    confirmation: Confirmation,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Draft the confirmation of receipt (收到确认书)."""
    held = holding.take(application, expected_revision, by, now)
    if held.received_on is None:
        raise Refused("请先登记与申请人确认收到申请的日期（《条例》第三十一条）。")
    found = {
        "confirmation_manner": confirmation.manner.strip(),
        "confirmed_at": confirmation.at.strip(),
        "confirmed_by": confirmation.by.strip(),
        "confirmed_with": confirmation.with_whom.strip(),
    }
    return drafting.begin(
        held, LetterKind.RECEIPT_CONFIRMATION, Particulars(found=found), by=by, now=now
    )


@transaction.atomic
def notify_of_consultation(
    *, consultation: Consultation, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the notice to the applicant that an opinion is sought, and that its time does not count
    (条例第三十三条第三款). It does not say whose."""
    held = holding.take(consultation.application, expected_revision, by, now)
    row = held.consultations.get(pk=consultation.pk)
    if row.sent_on is None:
        raise Refused("征求意见书还没有送达，请送达以后再告知申请人。")
    return drafting.begin(
        held,
        LetterKind.CONSULTATION_NOTICE,
        Particulars(found={"consulted": row.consultee, "consulted_on": row.sent_on}, part=row.ref),
        by=by,
        now=now,
    )


@transaction.atomic
def notify_third_party(
    *,
    consultation: Consultation,
    content: str,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Draft the notice that what the third party did not agree to is disclosed all the same, with
    content and reason (条例第三十二条); also once the case is closed."""
    holding.allow(consultation.application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(consultation.application, expected_revision)
    row = held.consultations.get(pk=consultation.pk)
    if row.sent_on is None:
        raise Refused("没有书面征求过这一方的意见，请先征求意见（《条例》第三十二条）。")
    _refuse_while_open(row, timezone.localdate(now))
    whom = consultee_of(row)
    return drafting.begin(
        held,
        LetterKind.DISCLOSURE_NOTICE,
        Particulars(
            found={
                "information": row.information,
                "consulted_on": row.sent_on,
                "disclosed_content": content.strip(),
                "disclosure_reason": reason.strip() or row.weighed,
                "third_party_reasons": row.reasons,
            },
            to=Addressee(whom.name, whom.is_organisation),
            part=row.ref,
        ),
        by=by,
        now=now,
    )


@transaction.atomic
def ask_help(
    *,
    application: Application,
    organ: Consultee,
    information: str,
    items: tuple[str, ...],
    help_by: date,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Draft a letter that asks another organ for help (条例第十一条). The reply period runs on, so the
    help must come before it ends."""
    held = holding.take(application, expected_revision, by, now)
    if held.due_on is not None and help_by >= held.due_on:
        raise Refused(
            f"请对方回复的日期应当早于答复期限{day_words(held.due_on)}：请其他机关协助不停止计算期限。"
        )
    return drafting.begin(
        held,
        LetterKind.COOPERATION,
        Particulars(
            found={"information": information.strip(), "asked_help": items, "help_by": help_by},
            to=Addressee(organ.name, is_organisation=True),
            part=organ.name[:60],
        ),
        by=by,
        now=now,
    )


def _refuse_while_open(row: Consultation, on: date) -> None:
    """条例第三十二条: the third party has its time before it is decided on."""
    if row.answered_on is None and row.lapses_on is not None and on <= row.lapses_on:
        raise Refused(
            f"第三方提出意见的期限到{day_words(row.lapses_on)}才届满（《条例》第三十二条），"
            "请在收到意见或者期限届满以后再决定。"
        )
