"""What is still to be done in an application, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from mingtang.applications.articles import (
    EXCESSIVE,
    OTHER_ORGAN,
    RECEIPT_BY_POST,
    RECEIPT_CONFIRMED,
    RECTIFY,
    REPLY,
    REVISED_ON,
    THIRD_PARTY,
    under_2019,
)
from mingtang.applications.clock import Clock, Consultation
from mingtang.applications.events import Consultee, Decided, EventKind
from mingtang.applications.phases import Phase
from mingtang.applications.receipt import Channel
from mingtang.law import Citation, parameter

if TYPE_CHECKING:
    from mingtang.applications.case import Case


class Duty(StrEnum):
    """What is to be done; the code is stable."""

    CONFIRM_RECEIPT = "confirm_receipt"
    ASK_RECTIFICATION = "ask_rectification"
    RECTIFY = "rectify"
    GIVE_OPINION = "give_opinion"
    GIVE_REASONS = "give_reasons"
    PAY = "pay"
    REPLY = "reply"
    SERVE = "serve"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Duty.CONFIRM_RECEIPT: "与申请人确认收到申请",
    Duty.ASK_RECTIFICATION: "内容不明确的，一次性告知申请人补正",
    Duty.RECTIFY: "申请人补正",
    Duty.GIVE_OPINION: "提出意见",
    Duty.GIVE_REASONS: "申请人说明理由",
    Duty.PAY: "申请人缴纳信息处理费",
    Duty.REPLY: "作出答复并送达申请人",
    Duty.SERVE: "将已签发的答复送达申请人",
}


class Whose(StrEnum):
    """Who has to act."""

    OFFICE = "office"
    APPLICANT = "applicant"
    CONSULTEE = "consultee"

    @property
    def label(self) -> str:
        return {"office": "本机关", "applicant": "申请人", "consultee": "被征求意见方"}[self.value]


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something outstanding. `by` is the last day, None where the law sets none; `provisional`: it
    rests on days whose notice is still to come; `answered_by`: the kind of event that settles it;
    `silence`: what follows when the day passes; `ref` tells consultations apart."""

    code: Duty
    label: str
    whose: Whose
    by: date | None
    provisional: bool
    rests_on: Citation
    answered_by: EventKind
    silence: str = ""
    ref: str = ""


def _receipt(case: Case) -> Iterator[Obligation]:
    """条例第三十一条: ordinary post, fax and the internet are confirmed on the day they come in."""
    submission = case.submission
    if submission and submission.channel.is_confirmed:
        by_post = submission.channel is Channel.ORDINARY_POST
        article = RECEIPT_BY_POST if by_post else RECEIPT_CONFIRMED
        yield Obligation(
            Duty.CONFIRM_RECEIPT,
            Duty.CONFIRM_RECEIPT.label,
            Whose.OFFICE,
            submission.on,
            False,
            article.on(submission.on),
            EventKind.RECEIVED,
            "确认之前不起算答复期限，请当日联系；联系不上的，请记录每次联系的情况",
        )


def _stopped(case: Case) -> Iterator[Obligation]:
    stop = case.stop
    if stop is None:
        return
    rectify = stop.awaits is EventKind.RECTIFIED
    duty = Duty.RECTIFY if rectify else Duty.PAY
    silence = "无正当理由逾期不补正的，视为放弃申请" if rectify else "逾期未缴费的，视为放弃申请"
    yield Obligation(
        duty,
        duty.label,
        Whose.APPLICANT,
        stop.limit,
        _rests_on_guess(case, stop.limit),
        stop.rests_on,
        stop.awaits,
        silence,
    )


def _opinion(case: Case, consultation: Consultation) -> Obligation:
    """第三方不答复不等于同意 (条例第三十二条), 机关不答复视为同意 (第三十四条)."""
    third_party = consultation.consultee is Consultee.THIRD_PARTY
    return Obligation(
        Duty.GIVE_OPINION,
        f"{consultation.consultee.label}{Duty.GIVE_OPINION.label}",
        Whose.CONSULTEE,
        consultation.lapses_on,
        _rests_on_guess(case, consultation.lapses_on),
        (THIRD_PARTY if third_party else OTHER_ORGAN).on(consultation.sent_on),
        EventKind.CONSULTATION_ANSWERED,
        "逾期不提出意见不等于同意，由本机关依法决定是否公开"
        if third_party
        else "逾期不提出意见的，视为同意公开",
        consultation.ref,
    )


def _reasons(case: Case) -> Iterator[Obligation]:
    if case.has(EventKind.REASONS_ASKED) and not case.has(EventKind.REASONS_GIVEN):
        by = case.reasons_by
        yield Obligation(
            Duty.GIVE_REASONS,
            Duty.GIVE_REASONS.label,
            Whose.APPLICANT,
            by,
            _rests_on_guess(case, by),
            EXCESSIVE.in_2019,
            EventKind.REASONS_GIVEN,
            "逾期不说明理由的，可以告知不予处理；答复期限照常计算",
        )


def rectification_until(clock: Clock) -> date | None:
    """The last day on which rectification may be asked for: 7 working days after receipt (条例第三十条),
    and before 2019-05-15, when there was no such limit, any day until the reply was due."""
    days = parameter("rectification_notice_days").holdings[-1].value
    last = clock.calendar.add_workdays(clock.received_on, days).end
    if under_2019(clock.received_on):
        return last
    due_on, _ = clock.expiry()
    if due_on and not under_2019(due_on):
        return due_on
    return max(last, REVISED_ON - timedelta(1))


def _handling(case: Case, clock: Clock) -> Iterator[Obligation]:
    by = rectification_until(clock)
    gone = by is not None and case.events[-1].on > by
    if not gone and not case.has(EventKind.RECTIFICATION_ASKED):
        yield Obligation(
            Duty.ASK_RECTIFICATION,
            Duty.ASK_RECTIFICATION.label,
            Whose.OFFICE,
            by,
            _rests_on_guess(case, by),
            RECTIFY.on(clock.received_on),
            EventKind.RECTIFICATION_ASKED,
            "此后不能再要求补正，按现有内容办理",
        )
    due_on, provisional = case.expiry
    deferred = clock.deferred_until is not None
    yield Obligation(
        Duty.REPLY,
        Duty.REPLY.label,
        Whose.OFFICE,
        due_on,
        provisional,
        EXCESSIVE.in_2019 if deferred else REPLY.on(clock.started_on),
        EventKind.DECIDED,
        "逾期不答复的，申请人可以投诉、举报，也可以申请行政复议或者提起行政诉讼",
    )


def _rests_on_guess(case: Case, by: date | None) -> bool:
    return by is not None and case.calendar.day(by).provisional


def obligations(case: Case) -> tuple[Obligation, ...]:
    """What is outstanding, that of the office first."""
    if case.ending:
        return tuple(_service(case))
    if case.clock is None:
        return tuple(_receipt(case))
    found = [] if case.stop else list(_handling(case, case.clock))
    found += _stopped(case)
    found += (_opinion(case, each) for each in case.consultations if each.answered_on is None)
    found += _reasons(case)
    return tuple(found)


def _service(case: Case) -> Iterator[Obligation]:
    """条例第三十三条第二款: the reply is made to the applicant within the period, so it must have left."""
    if case.phase is Phase.DECIDED and isinstance(case.ending, Decided):
        due_on, provisional = case.expiry
        yield Obligation(
            Duty.SERVE,
            Duty.SERVE.label,
            Whose.OFFICE,
            due_on,
            provisional,
            REPLY.on(case.ending.on),
            EventKind.SERVED,
            "逾期送达的，属于逾期答复",
        )
