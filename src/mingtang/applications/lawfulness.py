"""What the law refuses in the life of an application, beyond the clock's own limits.

`transitions` holds what moves the reply period, and is all that a bare due date needs; here stands
what only a whole life can be asked: that it was submitted and received, that the head of the office
consented, that the reply was decided before it was served.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mingtang.applications.articles import (
    APPLY,
    CONSULT,
    EXCESSIVE,
    FEE,
    OUTCOME,
    RECEIPT,
    RECEIPT_IN_PERSON,
    RECTIFY,
    REPLY,
    RIGHT_TO_APPLY,
    Article,
)
from mingtang.applications.case import Case
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.events import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Paid,
    ReasonsAsked,
    Received,
    Served,
    Withdrawn,
)
from mingtang.applications.receipt import Channel
from mingtang.applications.rulings import check_decision

_BEFORE_RECEIPT = {EventKind.SUBMITTED, EventKind.RECEIVED, EventKind.WITHDRAWN}


def _submitted(case: Case, event: Event) -> None:
    if case.submission is None and event.kind is not EventKind.SUBMITTED:
        raise ImpossibleEvent(
            event,
            "此前没有提交申请",
            f"请先登记“{EventKind.SUBMITTED.label}”，并核对各事件的日期",
            str(APPLY.on(event.on)),
        )
    if case.submission and event.kind is EventKind.SUBMITTED:
        raise ImpossibleEvent(
            event,
            f"该申请已于{case.submission.on}提交",
            "另一件申请请另行登记",
            str(APPLY.on(event.on)),
        )


def _how_it_ended(ending: Event) -> str:
    match ending:
        case Withdrawn():
            return f"该申请已于{ending.on}结束办理：{ending.cause.label}"
        case Abandoned():
            return f"该申请已于{ending.on}视为放弃，不再处理"
        case Served():
            return f"该申请的答复已于{ending.on}送达，办理已经结束"
    return f"该申请已于{ending.on}作出答复"


def _still_open(case: Case, event: Event) -> None:
    """Nothing follows the end of an application but the service of its reply."""
    ending = case.ending
    if ending is None or (ending.kind is EventKind.DECIDED and event.kind is EventKind.SERVED):
        return
    article: Article = OUTCOME
    advice = "请核对日期；需要继续办理的，请另行登记"
    if ending.kind is EventKind.ABANDONED:
        article = FEE if case.fee and not case.has(EventKind.PAID) else RECTIFY
    elif ending.kind is EventKind.WITHDRAWN:
        article = RIGHT_TO_APPLY
    elif ending.kind is EventKind.DECIDED:
        advice = f"请先办理“{EventKind.SERVED.label}”，并核对日期"
    raise ImpossibleEvent(event, _how_it_ended(ending), advice, str(article.on(event.on)))


def _received(case: Case, event: Event) -> None:
    """条例第三十一条: no period runs, and nothing can be done, before the day of receipt."""
    if case.clock is None and event.kind not in _BEFORE_RECEIPT:
        raise ImpossibleEvent(
            event,
            "尚未认定收到申请",
            f"请先登记“{EventKind.RECEIVED.label}”，并核对各事件的日期",
            str(RECEIPT.on(event.on)),
        )


def _receive(case: Case, event: Received) -> None:
    if case.clock:
        raise ImpossibleEvent(
            event,
            f"该申请已于{case.clock.received_on}收到",
            "请核对日期；另一件申请请另行登记",
            str(RECEIPT.on(event.on)),
        )
    submission = case.submission
    in_person = submission and submission.channel is Channel.IN_PERSON
    if submission and in_person and event.on != submission.on:
        raise ImpossibleEvent(
            event,
            f"当面提交的申请，以提交之日{submission.on}为收到之日",
            "请核对两个日期",
            str(RECEIPT_IN_PERSON.on(event.on)),
        )


def _extend(case: Case, event: Extended) -> None:
    """条例第三十三条第二款: with the consent of the head of the disclosure office, given before."""
    if event.consented_on is None:
        reason = "没有政府信息公开工作机构负责人同意的记录"
        advice = "请先报负责人同意，再告知申请人"
    elif event.consented_on > event.on:
        reason = f"负责人{event.consented_on}才同意，晚于告知申请人之日"
        advice = "请核对两个日期"
    elif case.received_on and event.consented_on < case.received_on:
        reason = f"负责人同意之日{event.consented_on}早于收到申请之日{case.received_on}"
        advice = "请核对两个日期"
    elif case.clock and case.clock.deferred_until:
        raise ImpossibleEvent(
            event,
            f"已经另行确定在{case.clock.deferred_until}前答复",
            "请在该期限内答复",
            str(EXCESSIVE.in_2019),
        )
    else:
        return
    raise ImpossibleEvent(event, reason, advice, str(REPLY.on(event.on)))


def _consult(case: Case, event: ConsultationSent) -> None:
    if any(each.ref == event.ref and each.answered_on is None for each in case.consultations):
        raise ImpossibleEvent(
            event,
            "同一编号的征求意见尚未收到答复",
            "请给每一件征求意见书各自的编号",
            str(CONSULT.on(event.on)),
        )


def _answer(case: Case, event: ConsultationAnswered) -> None:
    asked = next(
        (c for c in case.consultations if c.ref == event.ref and c.answered_on is None), None
    )
    if asked and asked.reached_on and event.on < asked.reached_on:
        raise ImpossibleEvent(
            event,
            f"征求意见书{asked.reached_on}才送达，答复不能更早",
            "请核对两个日期",
            str(CONSULT.on(event.on)),
        )


def _ask_reasons(_case: Case, event: ReasonsAsked) -> None:
    if event.reply_by and event.reply_by <= event.on:
        raise ImpossibleEvent(
            event,
            f"说明理由的截止日期{event.reply_by}没有给申请人留出时间",
            "请另定合理的期限",
            str(EXCESSIVE.in_2019),
        )


def _defer(case: Case, event: Deferred) -> None:
    if case.has(EventKind.DEFERRED):
        raise ImpossibleEvent(
            event,
            "延迟答复的期限已经确定并告知，只能确定一次",
            "请在该期限内答复",
            str(EXCESSIVE.in_2019),
        )


def _notice_fee(_case: Case, event: FeeNoticed) -> None:
    if event.amount is not None and event.amount <= 0:
        raise ImpossibleEvent(
            event,
            f"收费数额{event.amount}元不大于零",
            "不需要收费的，请直接办理，不发收费通知",
            str(FEE.in_2019),
        )


def _pay(case: Case, event: Paid) -> None:
    """信息处理费管理办法第六条: what is paid short is not paid as the notice asks."""
    due = case.fee.amount if case.fee else None
    if due is not None and event.amount is not None and event.amount < due:
        raise ImpossibleEvent(
            event,
            f"实缴{event.amount}元，少于收费通知的{due}元",
            "请在缴费期限内催告补足，缴清之日再登记",
            str(FEE.in_2019),
        )


def _serve(case: Case, event: Served) -> None:
    """The day that counts is that of handing to the post, of signature, or of arrival online."""
    decision = case.decision
    by_post = event.manner is ServiceManner.POST
    sent, reached = event.dispatched_on, event.reached_on
    if decision is None:
        reason = "答复尚未作出"
        advice = f"请先登记“{EventKind.DECIDED.label}”"
    elif sent and (sent != event.on if by_post else not decision.on <= sent <= event.on):
        reason = f"发出日期{sent}与送达日期不合：邮寄以交邮之日为送达之日，其他方式发出不晚于送达，且不早于签发"
        advice = "请核对签发、发出、送达的日期"
    elif reached and (reached < event.on if by_post else reached != event.on):
        reason = f"申请人收到之日{reached}与送达日期不合：邮寄的收到不早于交邮，其他方式收到之日即送达之日"
        advice = "请核对两个日期"
    else:
        return
    raise ImpossibleEvent(event, reason, advice, str(OUTCOME.on(event.on)))


_RULES: dict[EventKind, Callable[[Case, Any], None]] = {
    EventKind.RECEIVED: _receive,
    EventKind.EXTENDED: _extend,
    EventKind.CONSULTATION_SENT: _consult,
    EventKind.CONSULTATION_ANSWERED: _answer,
    EventKind.REASONS_ASKED: _ask_reasons,
    EventKind.DEFERRED: _defer,
    EventKind.FEE_NOTICED: _notice_fee,
    EventKind.PAID: _pay,
    EventKind.DECIDED: check_decision,
    EventKind.SERVED: _serve,
}


def check(case: Case, event: Event) -> None:
    """Raise `ImpossibleEvent` for what cannot follow the life so far."""
    _submitted(case, event)
    _still_open(case, event)
    _received(case, event)
    rule = _RULES.get(event.kind)
    if rule:
        rule(case, event)
