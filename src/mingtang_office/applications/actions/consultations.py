"""Opinions sought: of a third party (条例第三十二条), whose silence decides nothing, and of an organ
that made the information together with this one (第三十四条), whose silence is consent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import (
    ConsultationAnswered,
    ConsultationSent,
    Opinion,
)
from mingtang.applications import Consultee as Whom
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import drafting, events, files, holding
from mingtang_office.applications.consultees import Consultee, consultee_of, masked, seal
from mingtang_office.applications.letter_facts import Addressee, Particulars, contact_of
from mingtang_office.applications.models import Application, Consultation, FileKind
from mingtang_office.applications.queries.settings import practice_of
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming

_LETTERS = {
    Whom.THIRD_PARTY: LetterKind.THIRD_PARTY_CONSULTATION,
    Whom.OTHER_ORGAN: LetterKind.ORGAN_CONSULTATION,
}


@dataclass(frozen=True, slots=True)
class Begun:
    """A consultation and the letter by which the opinion is asked for."""

    consultation: Consultation
    letter: Letter


@dataclass(frozen=True, slots=True)
class Answer:
    """The opinion as it came, with its reasons."""

    opinion: Opinion
    reasons: str = ""
    attachments: Sequence[Incoming] = ()


@transaction.atomic
def consult_third_party(
    *,
    application: Application,
    third_party: Consultee,
    information: str,
    concern: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Begun:
    """Draft the letter to a third party whose rights disclosure would harm. The reply period stands
    still from its service on."""
    if not third_party.name.strip():
        raise Refused("请填写第三方的姓名或者名称。")
    held = holding.take(application, expected_revision, by, now)
    row = _row(held, Whom.THIRD_PARTY, information, by, now)
    row.sealed, row.masked = seal(held, third_party), masked(third_party)
    return _begun(held, row, {"information": information, "concern": concern}, by, now)


@transaction.atomic
def consult_organ(
    *,
    application: Application,
    organ: Agency | Consultee,
    information: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Begun:
    """Draft the letter to an organ that made the information together with this one. One that works
    on the platform finds it among its own work and answers there."""
    held = holding.take(application, expected_revision, by, now)
    row = _row(held, Whom.OTHER_ORGAN, information, by, now)
    if isinstance(organ, Agency):
        if organ.pk == held.agency_id:
            raise Refused("不能向本机关征求意见，请选择共同制作该信息的其他机关。")
        row.organ, row.masked = organ, organ.name[:80]
    else:
        if not organ.name.strip():
            raise Refused("请填写被征求意见机关的名称。")
        row.sealed, row.masked = seal(held, organ), organ.name.strip()[:80]
    return _begun(held, row, {"information": information}, by, now)


def _row(
    application: Application, whom: Whom, information: str, by: User, now: datetime
) -> Consultation:
    if not information.strip():
        raise Refused("请写明就哪些信息征求意见。")
    ref = str(application.consultations.count() + 1)
    today = timezone.localdate(now)
    drafting.refuse_unlawful(
        drafting.case_of(application), ConsultationSent(today, whom, today, ref)
    )
    return Consultation(
        application=application,
        ref=ref,
        consultee=whom.value,
        information=information.strip(),
        by=by,
        at=now,
    )


def _begun(
    held: Application, row: Consultation, found: dict[str, str], by: User, now: datetime
) -> Begun:
    row.save()
    whom = consultee_of(row)
    reply_to = practice_of(held.agency).reply_to or _office(held.agency)
    letter = drafting.begin(
        held,
        _LETTERS[Whom(row.consultee)],
        Particulars(
            found={**found, "reply_to": reply_to},
            to=Addressee(whom.name, whom.is_organisation),
            part=row.ref,
        ),
        by=by,
        now=now,
    )
    holding.save(held)
    holding.record(
        "applications.consultation_begun",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"ref": row.ref, "consultee": row.consultee, "organ": row.organ_id},
    )
    return Begun(row, letter)


def _office(agency: Agency) -> str:
    """Where post reaches the office, while the agency has set nothing else."""
    parts = (agency.address, agency.postal_code, agency.email)
    return "，".join(part for part in parts if part) or contact_of(agency)


@transaction.atomic
def enter_opinion(
    *,
    consultation: Consultation,
    on: date,
    answer: Answer,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Application:
    """Enter the opinion that came in writing; from the day after, the reply period runs on."""
    held = holding.take(consultation.application, expected_revision, by, now)
    refuse_to_come(on, now)
    _answer(held, consultation, on, answer, by, now)
    return held


@transaction.atomic
def give_opinion(
    *, consultation: Consultation, answer: Answer, by: User, now: datetime
) -> Application:
    """An organ of the platform answers by itself, today."""
    organ = consultation.organ
    if organ is None:
        raise Refused("被征求意见的机关不在本平台，请由受理机关登记其书面意见。")
    today = timezone.localdate(now)
    policy.require(by, Permission.HANDLE_APPLICATIONS, organ, today)
    held = holding.hold_open(consultation.application)
    _answer(held, consultation, today, answer, by, now)
    return held


def _answer(
    held: Application,
    consultation: Consultation,
    on: date,
    answer: Answer,
    by: User,
    now: datetime,
) -> None:
    row = held.consultations.select_for_update().get(pk=consultation.pk)
    if row.answered_on is not None:
        raise Refused("这件征求意见已经登记过答复，请刷新页面查看。")
    if answer.opinion is not Opinion.CONSENT and not answer.reasons.strip():
        raise Refused("不同意公开或者只同意部分公开的，请写明理由（《条例》第三十二条）。")
    row.reasons = answer.reasons.strip()
    row.save(update_fields=("reasons",))
    for attachment in answer.attachments:
        files.keep(held, attachment, FileKind.OPINION, by=by, now=now, part=row.ref)
    events.append(
        application=held,
        event=ConsultationAnswered(on, row.ref, answer.opinion),
        action="applications.consultation_answered",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS if row.organ_id is None else None,
        personal={"reasons": row.reasons},
    )


@transaction.atomic
def weigh(
    *, consultation: Consultation, weighed: str, expected_revision: int, by: User, now: datetime
) -> Consultation:
    """Write down whether withholding would gravely affect the public interest (条例第十五条、第三十二条)."""
    held = holding.take(consultation.application, expected_revision, by, now)
    if not weighed.strip():
        raise Refused("请写明对公共利益的衡量：不公开是否会造成重大影响，为什么。")
    row = held.consultations.select_for_update().get(pk=consultation.pk)
    row.weighed = weighed.strip()
    row.save(update_fields=("weighed",))
    holding.save(held)
    holding.record(
        "applications.interest_weighed",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"ref": row.ref},
        personal={"weighed": row.weighed},
    )
    return row
