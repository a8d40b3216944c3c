"""How far an application is, in words for whoever applied."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import constant_time_compare

from mingtang.applications import (
    Case,
    Decided,
    DueDate,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    Phase,
    ReasonsAsked,
    Received,
    RectificationAsked,
    Served,
    Submitted,
    steps,
)
from mingtang.applications.events import Deferred, Withdrawn
from mingtang.applications.letters import LetterKind
from mingtang_office.applications.actions.numbers import secret_digest
from mingtang_office.applications.models import Application, CaseFile
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.applications.queries.public_letters import (
    files_for_applicant,
    letters_for_applicant,
)
from mingtang_office.letters.models import Letter
from mingtang_office.ui.days import day_words

_NOBODY = secret_digest(secrets.token_hex(8), secrets.token_hex(8))

_PHASES = {
    Phase.SUBMITTED: "已提交，等待机关与您确认收到",
    Phase.HANDLING: "正在办理",
    Phase.AWAITING_RECTIFICATION: "请您补正",
    Phase.CONSULTING: "正在征求有关方面的意见",
    Phase.AWAITING_REASONS: "请您说明理由",
    Phase.AWAITING_PAYMENT: "请您缴纳信息处理费",
    Phase.DECIDED: "已作出答复，正在送达",
    Phase.SERVED: "已答复",
    Phase.ABANDONED: "已视为放弃",
    Phase.WITHDRAWN: "已撤回或者终止",
}

_MAY = (EventKind.RECTIFIED, EventKind.REASONS_GIVEN, EventKind.WITHDRAWN)


def found(number: str, secret: str) -> Application | None:
    """The application with this number and this secret. Whether the number exists makes no
    difference to the work done."""
    number = number.strip().upper()
    application = Application.objects.filter(number=number, erased_at__isnull=True).first()
    held = application.tracking_digest if application is not None else ""
    right = constant_time_compare(held or _NOBODY, secret_digest(number, secret))
    return application if right else None


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the course."""

    on: date
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as a list names it."""

    pk: int
    title: str
    reference: str


@dataclass(frozen=True, slots=True)
class Progress:
    phase: str
    course: Sequence[Happened]
    due: DueDate | None
    letters: Sequence[Paper]
    files: Sequence[CaseFile]
    may: frozenset[EventKind]
    limit: date | None  # of what the applicant is to do


def progress(application: Application, today: date) -> Progress:
    case = replayed(application, events_of(application))
    lawful = {step.kind for step in steps(case, today) if step.lawful}
    own = next((each.by for each in case.obligations if each.whose.value == "applicant"), None)
    merged = application.merged_into is not None
    return Progress(
        _PHASES[case.phase_on(today)] if not merged else "已并入您的另一件相同申请",
        [_happened(event) for event in case.events],
        case.due if application.is_open else None,
        [_paper(letter) for letter in letters_for_applicant(application)],
        list(files_for_applicant(application)),
        frozenset() if merged else frozenset(_MAY) & lawful,
        own or _limit(case),
    )


def _limit(case: Case) -> date | None:
    return case.stop.limit if case.stop else None


def _paper(letter: Letter) -> Paper:
    return Paper(letter.pk, LetterKind(letter.kind).label, letter.reference)


def _happened(event: Event) -> Happened:
    return Happened(event.on, _words(event), _note(event))


def _words(event: Event) -> str:
    match event:
        case Submitted():
            return f"提交申请（{event.channel.label}）"
        case Received():
            return "确认收到申请"
        case Decided():
            return "作出答复"
        case Served():
            return f"送达答复（{event.manner.label}）"
        case Withdrawn():
            return event.cause.label
    return event.kind.label


def _note(event: Event) -> str:
    match event:
        case RectificationAsked(reply_by=date() as limit) | ReasonsAsked(reply_by=date() as limit):
            return f"请在{day_words(limit)}前提出。"
        case Extended(days=int() as days):
            return f"答复期限延长{days}个工作日。"
        case FeeNoticed() if event.amount is not None:
            return f"应缴{event.amount}元。"
        case Deferred():
            return f"将在{day_words(event.until)}前答复。"
    return ""
