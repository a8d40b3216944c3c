"""What each event does to the clock, and what the law refuses.

Limits are those in force on the day of the event: before 2019-05-15 the regulation of 2007.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mingtang.applications.articles import under_2019
from mingtang.applications.clock import Clock, Closed, Consultation, Stop
from mingtang.applications.events import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    EventKind,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
)
from mingtang.law import Citation, parameter

_RECTIFY = Citation("条例", 30)
_RECTIFY_2007 = Citation("条例", 21, item=4)
_RECEIPT = Citation("条例", 31)
_EXTEND = Citation("条例", 33, 2)
_CONSULT = Citation("条例", 33, 3)
_CONSULT_2007 = Citation("条例", 24, 3)
_EXCESSIVE = Citation("条例", 35)
_FEE = Citation("信息处理费管理办法", 6)


def _running(clock: Clock, event: Event, ground: Citation) -> None:
    """Refuse what needs a running, unexpired period."""
    if clock.stop:
        raise ImpossibleEvent(
            event,
            f"{clock.stop.waiting}期间期限没有计算",
            f"请在{clock.stop.awaits.label}之后再办理",
            str(clock.stop.rests_on),
        )
    due_on, _ = clock.expiry()
    if due_on and event.on > due_on:
        raise ImpossibleEvent(
            event,
            f"答复期限已于{due_on}届满，应当在届满前办理",
            "请尽快作出答复，并核对各事件的日期",
            str(ground),
        )


def _once(clock: Clock, event: Event, ground: Citation, advice: str) -> None:
    if event.kind in clock.past:
        raise ImpossibleEvent(event, "此前已经办理过，只能办理一次", advice, str(ground))


def _ask_rectification(clock: Clock, event: RectificationAsked) -> Clock:
    """条例第三十条: within 7 working days of receipt, all at once; the clock stops."""
    since_2019 = under_2019(event.on)
    ground = _RECTIFY if since_2019 else _RECTIFY_2007
    _once(clock, event, ground, "补正应当一次性告知，请按现有内容继续办理")
    _running(clock, event, ground)
    limit = parameter("rectification_notice_days").find(event.on)
    if limit:
        last = clock.calendar.add_workdays(clock.received_on, limit.value).end
        if event.on > last:
            raise ImpossibleEvent(
                event,
                f"应当自收到申请之日起{limit.value}个工作日内告知，最迟为{last}",
                "请按现有内容继续办理，不再要求补正",
                str(ground),
            )
    if event.reply_by and event.reply_by <= event.on:
        raise ImpossibleEvent(
            event,
            f"补正截止日期{event.reply_by}没有给申请人留出时间",
            "请另定合理的补正期限",
            str(ground),
        )
    waiting = "等待申请人补正"
    return clock.stopped(Stop(event.on, EventKind.RECTIFIED, waiting, ground, event.reply_by))


def _rectify(clock: Clock, event: Rectified) -> Clock:
    stop = clock.stop
    if stop is None or stop.awaits is not EventKind.RECTIFIED:
        raise ImpossibleEvent(
            event,
            "此前没有告知补正，或者补正已经收到",
            f"请先登记“{EventKind.RECTIFICATION_ASKED.label}”，或删去本事件",
            str(_RECTIFY),
        )
    return clock.restarted(event.on, stop)


def _send_consultation(clock: Clock, event: ConsultationSent) -> Clock:
    """条例第三十三条第三款: the time it takes is not counted; the consultee has 15 working days."""
    third_party = event.consultee is Consultee.THIRD_PARTY
    ground = _CONSULT if under_2019(event.on) else _CONSULT_2007
    if not third_party and not under_2019(event.on):
        raise ImpossibleEvent(
            event,
            "2019年5月15日以前只有征求第三方意见所需时间不计入期限",
            "请删去本事件，期限照常计算",
            str(ground),
        )
    if clock.stop is None or clock.stop.awaits is EventKind.RECTIFIED:
        _running(clock, event, ground)
    if event.reached_on and event.reached_on < event.on:
        raise ImpossibleEvent(
            event, f"送达日期{event.reached_on}早于发出日期", "请核对两个日期", str(ground)
        )
    days = parameter("third_party_days" if third_party else "other_organ_days").find(event.on)
    reached_on = event.reached_on or event.on
    lapses_on = clock.calendar.add_workdays(reached_on, days.value).end if days else None
    why = f"征求{event.consultee.label}意见，不计入答复期限（{ground}）"
    sent = Consultation(
        event.consultee, event.on, lapses_on, event.ref, why, reached_on=event.reached_on
    )
    return replace(clock, consultations=(*clock.consultations, sent))


def _answer_consultation(clock: Clock, event: ConsultationAnswered) -> Clock:
    found = next(
        (c for c in clock.consultations if c.ref == event.ref and c.answered_on is None), None
    )
    if found is None:
        raise ImpossibleEvent(
            event,
            "没有尚待答复的征求意见",
            f"请先登记“{EventKind.CONSULTATION_SENT.label}”，或删去本事件",
            str(_CONSULT),
        )
    answered = replace(found, answered_on=event.on, answer=event.answer)
    return replace(
        clock, consultations=tuple(answered if c is found else c for c in clock.consultations)
    )


def _extend(clock: Clock, event: Extended) -> Clock:
    """条例第三十三条第二款: once, at most 20 working days, told before the period expires."""
    held = parameter("extension_days").on(event.on)
    _once(clock, event, held.rests_on, "请在已经延长的期限内答复")
    _running(clock, event, held.rests_on)
    days = held.value if event.days is None else event.days
    if not 1 <= days <= held.value:
        raise ImpossibleEvent(
            event,
            f"延长{days}个工作日，超出1至{held.value}个工作日的范围",
            "请重新确定延长的天数",
            str(held.rests_on),
        )
    return replace(clock, allowed=clock.allowed + days)


def _ask_reasons(clock: Clock, event: ReasonsAsked) -> Clock:
    """条例第三十五条: excessive requests; asking for reasons does not stop the clock."""
    if not under_2019(event.on):
        raise ImpossibleEvent(
            event, "该规定自2019年5月15日起施行", "请删去本事件，期限照常计算", str(_EXCESSIVE)
        )
    _once(clock, event, _EXCESSIVE, "请按申请人已经说明的理由处理")
    _running(clock, event, _EXCESSIVE)
    return clock


def _give_reasons(clock: Clock, event: ReasonsGiven) -> Clock:
    if EventKind.REASONS_ASKED not in clock.past:
        raise ImpossibleEvent(
            event,
            "此前没有要求申请人说明理由",
            f"请先登记“{EventKind.REASONS_ASKED.label}”，或删去本事件",
            str(_EXCESSIVE),
        )
    return clock


def _defer(clock: Clock, event: Deferred) -> Clock:
    """条例第三十五条: the reasons hold, and the reply is promised for a reasonable later day."""
    if EventKind.REASONS_GIVEN not in clock.past:
        raise ImpossibleEvent(
            event,
            "申请人说明的理由经认定合理之后，才能确定延迟答复的期限",
            f"请先登记“{EventKind.REASONS_ASKED.label}”和“{EventKind.REASONS_GIVEN.label}”",
            str(_EXCESSIVE),
        )
    _running(clock, event, _EXCESSIVE)
    due_on, _ = clock.expiry()
    if due_on and event.until <= due_on:
        raise ImpossibleEvent(
            event,
            f"延迟答复的日期{event.until}不晚于现有期限{due_on}",
            "无需延迟，请在现有期限内答复",
            str(_EXCESSIVE),
        )
    return replace(clock, deferred_until=event.until)


def _notice_fee(clock: Clock, event: FeeNoticed) -> Clock:
    """信息处理费管理办法第六条: within the processing period; the clock stops until payment."""
    days = parameter("payment_days").find(event.on)
    if days is None:
        raise ImpossibleEvent(
            event, "信息处理费自2021年1月1日起才可以收取", "请删去本事件，期限照常计算", str(_FEE)
        )
    _once(clock, event, _FEE, "请按已经发出的收费通知办理")
    _running(clock, event, _FEE)
    if event.reached_on and event.reached_on < event.on:
        raise ImpossibleEvent(
            event, f"送达日期{event.reached_on}早于发出日期", "请核对两个日期", str(_FEE)
        )
    limit = clock.calendar.add_workdays(event.reached_on or event.on, days.value).end
    return clock.stopped(Stop(event.on, EventKind.PAID, "等待申请人缴费", _FEE, limit))


def _pay(clock: Clock, event: Paid) -> Clock:
    stop = clock.stop
    if stop is None or stop.awaits is not EventKind.PAID:
        raise ImpossibleEvent(
            event,
            "此前没有发出收费通知，或者费用已经缴清",
            f"请先登记“{EventKind.FEE_NOTICED.label}”，或删去本事件",
            str(_FEE),
        )
    if stop.limit and event.on > stop.limit:
        raise ImpossibleEvent(
            event,
            f"缴费期限已于{stop.limit}届满，逾期未缴费的视为放弃申请",
            f"请登记“{EventKind.ABANDONED.label}”；申请人仍需要信息的，可以重新申请",
            str(_FEE),
        )
    return clock.restarted(event.on, stop)


def _abandon(clock: Clock, event: Abandoned) -> Clock:
    stop = clock.stop
    if stop is None:
        raise ImpossibleEvent(
            event,
            "只有逾期不补正或者逾期不缴费，才视为放弃申请",
            "请继续办理；申请人主动放弃的，请登记“申请人撤回申请”",
            str(_RECTIFY),
            str(_FEE),
        )
    if stop.limit and event.on <= stop.limit:
        raise ImpossibleEvent(
            event, f"{stop.waiting}的期限到{stop.limit}才届满", "请等期限届满", str(stop.rests_on)
        )
    return _close(clock, event)


def _close(clock: Clock, event: Abandoned | Decided) -> Clock:
    return replace(clock, closed=Closed(event.on, event.kind, event.kind.label))


def _withdraw(clock: Clock, event: Withdrawn) -> Clock:
    return replace(clock, closed=Closed(event.on, event.kind, event.cause.label))


_HANDLERS: dict[EventKind, Callable[[Clock, Any], Clock]] = {
    EventKind.RECTIFICATION_ASKED: _ask_rectification,
    EventKind.RECTIFIED: _rectify,
    EventKind.CONSULTATION_SENT: _send_consultation,
    EventKind.CONSULTATION_ANSWERED: _answer_consultation,
    EventKind.EXTENDED: _extend,
    EventKind.REASONS_ASKED: _ask_reasons,
    EventKind.REASONS_GIVEN: _give_reasons,
    EventKind.DEFERRED: _defer,
    EventKind.FEE_NOTICED: _notice_fee,
    EventKind.PAID: _pay,
    EventKind.ABANDONED: _abandon,
    EventKind.WITHDRAWN: _withdraw,
    EventKind.DECIDED: _close,
}


def apply(clock: Clock, event: Event) -> Clock:
    """The clock after this event; submission, receipt and service do not move it. Raises
    `ImpossibleEvent` for what the law does not allow."""
    handle = _HANDLERS.get(event.kind)
    if handle is None:
        return clock
    if event.on < clock.received_on:
        raise ImpossibleEvent(
            event,
            f"早于收到申请之日{clock.received_on}",
            "请核对收到日期和本事件的日期",
            str(_RECEIPT),
        )
    if clock.closed:
        raise ImpossibleEvent(
            event,
            f"该申请已于{clock.closed.on}{clock.closed.kind.label}",
            "请核对日期；需要继续办理的，请另行登记",
        )
    after = handle(clock, event)
    return replace(after, past=after.past | {event.kind})
