"""The course of a reconsideration or a suit, replayed from its steps: where it is, how it counts.

A reconsideration ends when its decision is served (行政复议法第七十五条第一款). A judgment of first
instance, and a ruling that can be appealed, end the suit only when nobody appealed in time; what is
decided in second instance, a withdrawal and a mediation end it at once (行政诉讼法第八十五条). A retrial
opens it again. So a case of several instances counts once, by its final or its present state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from mingtang.applications.remedies.clocks import litigation_answer
from mingtang.applications.remedies.outcomes import RemedyOutcome, RemedyRoute, outcomes
from mingtang.applications.remedies.state import Instance, RemedyCase
from mingtang.applications.remedies.steps import Appellant, RemedyEvent, RemedyStep
from mingtang.workdays import Calendar


class ImpossibleStep(ValueError):
    """A step that cannot happen as things stand; the message says why and what to check."""


def replay_remedy(
    route: RemedyRoute, events: Iterable[RemedyEvent], calendar: Calendar
) -> RemedyCase:
    """The case after these steps, in the order in which they happened. Raises `ImpossibleStep` for
    the first that cannot be, and for none at all."""
    listed = list(events)
    if not listed or listed[0].kind is not RemedyStep.FILED:
        raise ImpossibleStep("案件从申请复议或者起诉开始，请先登记这一日期。")
    first = Instance.FIRST if route.is_litigation else Instance.RECONSIDERATION
    filed = listed[0]
    case = RemedyCase(route, filed.on, first, filed.on, forum=filed.forum)
    for event in listed[1:]:
        case = _after(case, event, calendar)
    return case


def _after(case: RemedyCase, event: RemedyEvent, calendar: Calendar) -> RemedyCase:
    if event.kind is RemedyStep.FILED:
        raise ImpossibleStep("申请复议、起诉的日期已经登记过，不能再登记一次。")
    if event.on < case.since:
        start = "起诉、申请" if case.since == case.filed_on else "本审级开始"
        raise ImpossibleStep(
            f"“{event.kind.label}”的日期{event.on}早于{start}之日{case.since}，请核对。"
        )
    return _NEXT[event.kind](case, event, calendar)


def may_follow(
    case: RemedyCase, kind: RemedyStep, on: date, calendar: Calendar
) -> ImpossibleStep | None:
    """Why a step of this kind cannot happen on this day; None where it can."""
    trial = RemedyEvent(
        kind,
        max(on, case.since),
        until=date.max,
        held_on=date.max,
        outcome=_usual(case),
        appellant=Appellant.OTHERS,
    )
    try:
        _after(case, trial, calendar)
    except ImpossibleStep as why:
        return why
    return None


def _usual(case: RemedyCase) -> RemedyOutcome:
    return RemedyOutcome.CLAIM_REJECTED if case.route.is_litigation else RemedyOutcome.UPHELD


def _under_way(case: RemedyCase, event: RemedyEvent) -> None:
    if case.concluded_on is not None:
        raise ImpossibleStep(f"案件已于{case.concluded_on}审结，不能再登记“{event.kind.label}”。")
    if case.decision is not None:
        raise ImpossibleStep(
            f"{case.instance.label}已于{case.decision.on}作出决定或者裁判，不能再登记“{event.kind.label}”。"
        )


def _litigation_only(case: RemedyCase, event: RemedyEvent) -> None:
    if not case.route.is_litigation:
        raise ImpossibleStep(f"“{event.kind.label}”只在行政诉讼中有，复议案件不用登记。")


def _accepted(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if case.accepted_on is not None:
        raise ImpossibleStep(f"{case.instance.label}已于{case.accepted_on}受理，不用重复登记。")
    return replace(case, accepted_on=event.on, reference=event.reference or case.reference)


def _copy_reached(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if case.copy_on is not None:
        raise ImpossibleStep(
            f"已于{case.copy_on}收到副本，不用重复登记；日期有误的，请作废后更正。"
        )
    if event.simplified and case.instance is not Instance.RECONSIDERATION:
        raise ImpossibleStep(
            "五个工作日的答复期限只适用于复议的简易程序（《行政复议法》第五十四条第一款）。"
        )
    return replace(case, copy_on=event.on, simplified=event.simplified)


def _answer_extended(case: RemedyCase, event: RemedyEvent, calendar: Calendar) -> RemedyCase:
    _litigation_only(case, event)
    _under_way(case, event)
    if case.instance is not Instance.FIRST or case.copy_on is None or case.answered_on is not None:
        raise ImpossibleStep(
            "延期提供证据须在一审收到起诉状副本之后、提交证据之前，经人民法院准许（《行政诉讼法》第三十六条第一款）。"
        )
    if event.until is None or event.until <= litigation_answer(case.copy_on, calendar).by:
        raise ImpossibleStep("请填写准许延长到的日期，它应当晚于原来的举证期限。")
    return replace(case, extended_to=event.until)


def _answered(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if case.copy_on is None:
        raise ImpossibleStep("还没有登记收到副本的日期，答复、举证期限自收到副本之日起算。")
    if case.answered_on is not None:
        raise ImpossibleStep(
            f"已于{case.answered_on}提交，不用重复登记；补充的材料请存入案件文件。"
        )
    if event.on < case.copy_on:
        raise ImpossibleStep(f"提交日期早于收到副本之日{case.copy_on}，请核对。")
    return replace(case, answered_on=event.on)


def _hearing_set(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if event.held_on is None or event.held_on < event.on:
        raise ImpossibleStep("请填写听证或者开庭的日期，它不会早于收到通知之日。")
    return replace(case, hearing_on=event.held_on)


def _hearing_held(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    return replace(case, hearing_on=None)


def _suspended(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if case.is_suspended:
        raise ImpossibleStep("案件已经中止，恢复以前不能再登记中止。")
    return replace(case, is_suspended=True)


def _resumed(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if not case.is_suspended:
        raise ImpossibleStep("案件没有中止，不用登记恢复。")
    return replace(case, is_suspended=False)


def _decided(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    outcome = event.outcome
    if outcome is None or outcome is RemedyOutcome.PENDING:
        raise ImpossibleStep("请选择决定或者裁判的结果。")
    if outcome not in outcomes(case.route):
        raise ImpossibleStep(f"“{outcome.label}”不是{case.route.label}案件的结果，请核对。")
    if event.orders_anew and not outcome.may_reopen:
        raise ImpossibleStep(f"结果是“{outcome.label}”的，不会同时责令重新答复或者履行，请核对。")
    done = [day for day in (case.accepted_on, case.copy_on, case.answered_on) if day]
    if done and event.on < max(done):
        raise ImpossibleStep(f"收到决定或者裁判的日期早于已登记的{max(done)}，请核对。")
    if event.until is not None and event.until < event.on:
        raise ImpossibleStep("履行期限早于收到决定或者裁判之日，请核对。")
    ended = None if case.allows_appeal(outcome) else event.on
    return replace(case, decision=event, concluded_on=ended, is_suspended=False, hearing_on=None)


def _appealed(case: RemedyCase, event: RemedyEvent, calendar: Calendar) -> RemedyCase:
    _litigation_only(case, event)
    limit = case.appeal_limit(calendar)
    if limit is None or case.decision is None or case.concluded_on is not None:
        raise ImpossibleStep("没有可以上诉的一审裁判：未收到一审裁判，或者裁判已经生效。")
    if event.on < case.decision.on:
        raise ImpossibleStep(f"上诉日期早于收到一审裁判之日{case.decision.on}，请核对。")
    if event.appellant in (Appellant.AGENCY, Appellant.BOTH) and event.on > limit.by:
        raise ImpossibleStep(f"本机关的上诉期已于{limit.by}届满（{limit.rests_on}），不能再上诉。")
    return _begun(case, Instance.SECOND, event)


def _remanded(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _under_way(case, event)
    if case.instance not in (Instance.SECOND, Instance.RETRIAL):
        raise ImpossibleStep("发回重审由第二审或者再审法院裁定（《行政诉讼法》第八十九条）。")
    return _begun(case, Instance.FIRST, event)


def _in_effect(case: RemedyCase, event: RemedyEvent, calendar: Calendar) -> RemedyCase:
    limit = case.appeal_limit(calendar)
    if limit is None or case.concluded_on is not None:
        raise ImpossibleStep("没有等待生效的一审裁判；复议决定和终审裁判送达即生效，不用另行登记。")
    if event.on <= limit.by:
        raise ImpossibleStep(
            f"本机关的上诉期到{limit.by}届满（{limit.rests_on}），届满以前一审裁判不发生效力。"
        )
    return replace(case, concluded_on=event.on)


def _retried(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    _litigation_only(case, event)
    if case.concluded_on is None or event.on < case.concluded_on:
        raise ImpossibleStep("再审针对已经生效的裁判，请先登记裁判生效，并核对日期。")
    return _begun(case, Instance.RETRIAL, event)


def _complied(case: RemedyCase, event: RemedyEvent, _: Calendar) -> RemedyCase:
    if case.concluded_on is None or not case.outcome.may_reopen:
        raise ImpossibleStep("没有需要履行的生效决定或者裁判。")
    if case.complied_on is not None:
        raise ImpossibleStep(f"已于{case.complied_on}登记履行完毕。")
    if event.on < case.concluded_on:
        raise ImpossibleStep(f"履行日期早于决定或者裁判生效之日{case.concluded_on}，请核对。")
    return replace(case, complied_on=event.on)


def _begun(case: RemedyCase, instance: Instance, event: RemedyEvent) -> RemedyCase:
    """The same case in another instance."""
    return RemedyCase(
        case.route,
        case.filed_on,
        instance,
        event.on,
        forum=event.forum or case.forum,
        reference=event.reference,
    )


_NEXT: dict[RemedyStep, Callable[[RemedyCase, RemedyEvent, Calendar], RemedyCase]] = {
    RemedyStep.ACCEPTED: _accepted,
    RemedyStep.COPY_REACHED: _copy_reached,
    RemedyStep.ANSWER_EXTENDED: _answer_extended,
    RemedyStep.ANSWERED: _answered,
    RemedyStep.HEARING_SET: _hearing_set,
    RemedyStep.HEARING_HELD: _hearing_held,
    RemedyStep.SUSPENDED: _suspended,
    RemedyStep.RESUMED: _resumed,
    RemedyStep.DECIDED: _decided,
    RemedyStep.APPEALED: _appealed,
    RemedyStep.REMANDED: _remanded,
    RemedyStep.IN_EFFECT: _in_effect,
    RemedyStep.RETRIED: _retried,
    RemedyStep.COMPLIED: _complied,
}
