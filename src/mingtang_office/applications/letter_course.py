"""What each letter does to its case: the event that its service (a decision's signature) enters, read
out of what the letter itself tells its addressee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils import timezone

from mingtang.applications import (
    Case,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    ReasonsAsked,
    RectificationAsked,
    refusal,
)
from mingtang.applications.grounds import fact
from mingtang.applications.letters import LetterFacts, LetterKind
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.models import Application, Consent
from mingtang_office.applications.projection import replayed
from mingtang_office.letters.models import Letter
from mingtang_office.ui.days import day_words

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of a case as it goes out. `on` is the day that counts; `reached_on` the day its
    addressee had it, where that is known."""

    application: Application
    case: Case
    letter: Letter
    facts: LetterFacts
    on: date
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """The event that a letter enters, and what the trail calls it."""

    kind: EventKind
    action: str
    event: Callable[[Sent], Event]


def effect_of(kind: LetterKind) -> Effect | None:
    """What the service of such a letter enters; None for one that only tells something, and for a
    decision, which enters two events of its own."""
    return _EFFECTS.get(kind)


def consent_of(application: Application) -> Consent | None:
    """The last consent that the head gave."""
    return application.consents.filter(agreed=True).order_by("-id").first()


def consented_on(consent: Consent) -> date:
    assert consent.answered_at is not None  # the database holds it so
    return timezone.localdate(consent.answered_at)


def decided(facts: LetterFacts, on: date) -> Decided:
    return Decided(on, facts.disposition)


def _told(sent: Sent, code: str, type_: type[V]) -> V:
    """A fact that the letter must state for its event to be entered."""
    value = sent.facts.found.get(code)
    if not isinstance(value, type_):
        raise Refused(f"文书缺少“{fact(code).label}”，请补齐以后再办理。")
    return value


def _rectification(sent: Sent) -> Event:
    return RectificationAsked(sent.on, _told(sent, "reply_by", date))


def _extension(sent: Sent) -> Event:
    """条例第三十三条第二款: by the consent of the head, and as long as the letter says."""
    consent = consent_of(sent.application)
    if consent is None:
        raise Refused(
            "政府信息公开工作机构负责人还没有同意延期，不能告知申请人（《条例》第三十三条第二款）。"
            "请先提请负责人审批。"
        )
    event = Extended(sent.on, consent.days, consented_on(consent))
    if refusal(sent.case, event) is not None:
        return event  # whoever asks for it is told why not
    due_on = replayed(sent.application, [*sent.case.events, event], sent.case.calendar).due_on
    told = _told(sent, "extended_to", date)
    if due_on is not None and told != due_on:
        raise Refused(
            f"文书写明延长至{day_words(told)}，按负责人同意的{consent.days}个工作日应为"
            f"{day_words(due_on)}（《条例》第三十三条第二款）。请改正文书中的日期。"
        )
    return event


def _consultation(consultee: Consultee) -> Callable[[Sent], Event]:
    def sent_out(sent: Sent) -> Event:
        return ConsultationSent(sent.on, consultee, sent.reached_on, sent.letter.part)

    return sent_out


def _reasons(sent: Sent) -> Event:
    return ReasonsAsked(sent.on, _told(sent, "reasons_by", date))


def _deferral(sent: Sent) -> Event:
    return Deferred(sent.on, _told(sent, "deferred_until", date))


def _fee(sent: Sent) -> Event:
    return FeeNoticed(sent.on, sent.reached_on, _told(sent, "amount", Decimal))


_EFFECTS = {
    LetterKind.RECTIFICATION: Effect(
        EventKind.RECTIFICATION_ASKED,
        action="applications.rectification_asked",
        event=_rectification,
    ),
    LetterKind.EXTENSION: Effect(
        EventKind.EXTENDED, action="applications.extended", event=_extension
    ),
    LetterKind.THIRD_PARTY_CONSULTATION: Effect(
        EventKind.CONSULTATION_SENT,
        action="applications.consultation_sent",
        event=_consultation(Consultee.THIRD_PARTY),
    ),
    LetterKind.ORGAN_CONSULTATION: Effect(
        EventKind.CONSULTATION_SENT,
        action="applications.consultation_sent",
        event=_consultation(Consultee.OTHER_ORGAN),
    ),
    LetterKind.REASONS_REQUEST: Effect(
        EventKind.REASONS_ASKED, action="applications.reasons_asked", event=_reasons
    ),
    LetterKind.DEFERRAL: Effect(
        EventKind.DEFERRED, action="applications.deferred", event=_deferral
    ),
    LetterKind.FEE_NOTICE: Effect(
        EventKind.FEE_NOTICED, action="applications.fee_noticed", event=_fee
    ),
}
