from datetime import date

import pytest

from mingtang.applications.remedies import (
    Appellant,
    ImpossibleStep,
    Instance,
    RemedyCase,
    RemedyColumn,
    RemedyDuty,
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
    Stage,
    may_follow,
    remedy_event_from_wire,
    remedy_event_to_wire,
    remedy_obligations,
    replay_remedy,
)
from mingtang.workdays import Calendar

CALENDAR = Calendar.official()
FILED = RemedyEvent(RemedyStep.FILED, date(2026, 3, 2), forum="云江县人民法院")
COPY = RemedyEvent(RemedyStep.COPY_REACHED, date(2026, 3, 6))
ANSWERED = RemedyEvent(RemedyStep.ANSWERED, date(2026, 3, 16))
REVOKED = RemedyEvent(
    RemedyStep.DECIDED, date(2026, 5, 6), outcome=RemedyOutcome.REVOKED, orders_anew=True
)
OTHERS_APPEAL = RemedyEvent(
    RemedyStep.APPEALED, date(2026, 5, 20), appellant=Appellant.OTHERS, forum="云江市中级人民法院"
)
IN_EFFECT = RemedyEvent(RemedyStep.IN_EFFECT, date(2026, 5, 22))


def suit(*events: RemedyEvent) -> RemedyCase:
    return replay_remedy(RemedyRoute.LITIGATION_DIRECT, (FILED, *events), CALENDAR)


def reconsideration(*events: RemedyEvent) -> RemedyCase:
    return replay_remedy(RemedyRoute.RECONSIDERATION, (FILED, *events), CALENDAR)


def decided(outcome: RemedyOutcome, on: date = date(2026, 5, 6)) -> RemedyEvent:
    return RemedyEvent(RemedyStep.DECIDED, on, outcome=outcome)


def duties(case: RemedyCase) -> dict[RemedyDuty, date | None]:
    return {each.duty: each.by for each in remedy_obligations(case, CALENDAR)}


def test_the_copy_sets_the_day_of_the_answer_in_a_suit() -> None:
    # 2026-03-21 is a Saturday
    assert duties(suit(COPY))[RemedyDuty.ANSWER] == date(2026, 3, 23)


def test_the_answer_in_reconsideration_is_due_after_ten_working_days() -> None:
    assert duties(reconsideration(COPY))[RemedyDuty.ANSWER] == date(2026, 3, 20)


def test_the_simplified_procedure_leaves_five_working_days() -> None:
    copy = RemedyEvent(RemedyStep.COPY_REACHED, date(2026, 3, 6), simplified=True)
    assert duties(reconsideration(copy))[RemedyDuty.ANSWER] == date(2026, 3, 13)


def test_the_court_can_let_evidence_come_later() -> None:
    later = RemedyEvent(RemedyStep.ANSWER_EXTENDED, date(2026, 3, 12), until=date(2026, 4, 3))
    [answer, _] = remedy_obligations(suit(COPY, later), CALENDAR)
    assert answer.limit is not None
    assert (answer.by, str(answer.limit.rests_on)) == (
        date(2026, 4, 3),
        "《行政诉讼法》第三十六条第一款",
    )


def test_a_suspension_does_not_stop_the_period_to_answer() -> None:
    case = suit(COPY, RemedyEvent(RemedyStep.SUSPENDED, date(2026, 3, 9)))
    assert case.stage is Stage.SUSPENDED
    assert duties(case)[RemedyDuty.ANSWER] == date(2026, 3, 23)


def test_a_reconsideration_ends_when_its_decision_is_served() -> None:
    case = reconsideration(COPY, ANSWERED, decided(RemedyOutcome.UPHELD))
    assert (case.stage, case.concluded_on) == (Stage.CONCLUDED, date(2026, 5, 6))
    assert case.column is RemedyColumn.UPHELD


def test_a_judgment_that_can_be_appealed_counts_as_pending() -> None:
    case = suit(COPY, ANSWERED, REVOKED)
    assert (case.stage, case.column) == (Stage.APPEALABLE, RemedyColumn.PENDING)
    assert duties(case) == {RemedyDuty.WEIGH_APPEAL: date(2026, 5, 21)}


def test_a_ruling_can_be_appealed_for_ten_days() -> None:
    case = suit(decided(RemedyOutcome.SUIT_DISMISSED))
    limit = case.appeal_limit(CALENDAR)
    assert limit is not None
    assert limit.by == date(2026, 5, 18)  # the tenth day, 2026-05-16, is a Saturday


@pytest.mark.parametrize(
    "outcome",
    [
        RemedyOutcome.SUIT_WITHDRAWN,
        RemedyOutcome.SUIT_TERMINATED,
        RemedyOutcome.SUIT_MEDIATED,
    ],
)
def test_what_cannot_be_appealed_ends_the_suit_at_once(outcome: RemedyOutcome) -> None:
    case = suit(decided(outcome))
    assert (case.concluded_on, case.column) == (date(2026, 5, 6), RemedyColumn.OTHER)


def test_a_judgment_takes_effect_after_the_days_of_appeal() -> None:
    case = suit(COPY, ANSWERED, REVOKED, IN_EFFECT)
    assert (case.concluded_on, case.column) == (date(2026, 5, 22), RemedyColumn.CORRECTED)


def test_a_judgment_takes_no_effect_within_the_days_of_appeal() -> None:
    early = RemedyEvent(RemedyStep.IN_EFFECT, date(2026, 5, 21))
    with pytest.raises(ImpossibleStep, match="2026-05-21届满"):
        suit(REVOKED, early)


def test_the_second_instance_has_the_last_word() -> None:
    final = decided(RemedyOutcome.CLAIM_REJECTED, date(2026, 8, 3))
    case = suit(COPY, ANSWERED, REVOKED, OTHERS_APPEAL, final)
    assert (case.instance, case.forum) == (Instance.SECOND, "云江市中级人民法院")
    assert (case.concluded_on, case.column) == (date(2026, 8, 3), RemedyColumn.UPHELD)


def test_the_organ_cannot_appeal_too_late() -> None:
    late = RemedyEvent(RemedyStep.APPEALED, date(2026, 5, 22), appellant=Appellant.AGENCY)
    with pytest.raises(ImpossibleStep, match="不能再上诉"):
        suit(REVOKED, late)


def test_a_case_sent_back_is_heard_anew() -> None:
    back = RemedyEvent(RemedyStep.REMANDED, date(2026, 8, 3), forum="云江县人民法院")
    case = suit(REVOKED, OTHERS_APPEAL, back)
    assert (case.instance, case.stage, case.column) == (
        Instance.FIRST,
        Stage.FILED,
        RemedyColumn.PENDING,
    )


def test_a_retrial_opens_what_had_ended() -> None:
    retried = RemedyEvent(RemedyStep.RETRIED, date(2026, 9, 1))
    assert suit(REVOKED, IN_EFFECT, retried).column is RemedyColumn.PENDING


def test_an_answer_to_an_appeal_has_its_own_days() -> None:
    copy = RemedyEvent(RemedyStep.COPY_REACHED, date(2026, 6, 1))
    assert duties(suit(REVOKED, OTHERS_APPEAL, copy))[RemedyDuty.ANSWER] == date(2026, 6, 16)


def test_what_was_revoked_must_be_decided_anew() -> None:
    case = reconsideration(decided(RemedyOutcome.REVOKED))
    assert case.leaves_undecided
    assert duties(case) == {RemedyDuty.OBEY: None}


def test_what_was_declared_unlawful_without_an_order_asks_nothing() -> None:
    case = reconsideration(decided(RemedyOutcome.DECLARED_UNLAWFUL))
    assert duties(case) == {}


def test_obeying_ends_the_duty() -> None:
    obeyed = RemedyEvent(RemedyStep.COMPLIED, date(2026, 6, 1))
    assert duties(suit(REVOKED, IN_EFFECT, obeyed)) == {}


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((FILED,), "不能再登记一次"),
        ((COPY, COPY), "不用重复登记"),
        ((ANSWERED,), "还没有登记收到副本"),
        ((RemedyEvent(RemedyStep.ACCEPTED, date(2026, 3, 1)),), "早于起诉"),
        ((RemedyEvent(RemedyStep.RESUMED, date(2026, 3, 9)),), "没有中止"),
        ((decided(RemedyOutcome.PENDING),), "请选择"),
        ((decided(RemedyOutcome.WITHDRAWN),), "不是未经复议直接起诉案件的结果"),
        ((RemedyEvent(RemedyStep.REMANDED, date(2026, 3, 9)),), "第二审"),
        ((RemedyEvent(RemedyStep.COMPLIED, date(2026, 3, 9)),), "没有需要履行"),
        ((RemedyEvent(RemedyStep.HEARING_SET, date(2026, 3, 9)),), "听证或者开庭的日期"),
        ((REVOKED, COPY), "已于2026-05-06作出"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    events: tuple[RemedyEvent, ...], told: str
) -> None:
    with pytest.raises(ImpossibleStep, match=told):
        suit(*events)


def test_a_reconsideration_is_not_appealed() -> None:
    with pytest.raises(ImpossibleStep, match="只在行政诉讼中有"):
        reconsideration(decided(RemedyOutcome.UPHELD), OTHERS_APPEAL)


def test_an_upheld_decision_orders_nothing() -> None:
    wrong = RemedyEvent(
        RemedyStep.DECIDED, date(2026, 5, 6), outcome=RemedyOutcome.UPHELD, orders_anew=True
    )
    with pytest.raises(ImpossibleStep, match="不会同时责令"):
        reconsideration(wrong)


def test_the_screen_can_ask_what_may_follow() -> None:
    case = suit(COPY)
    assert may_follow(case, RemedyStep.ANSWERED, date(2026, 3, 9), CALENDAR) is None
    assert may_follow(case, RemedyStep.APPEALED, date(2026, 3, 9), CALENDAR) is not None


@pytest.mark.parametrize("event", [FILED, COPY, REVOKED, OTHERS_APPEAL, IN_EFFECT])
def test_a_step_comes_back_from_the_wire_as_it_was(event: RemedyEvent) -> None:
    wire = remedy_event_to_wire(event)
    assert remedy_event_from_wire(wire["kind"], event.on, wire["facts"]) == event


def test_a_fact_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="不认识的内容"):
        remedy_event_from_wire("filed", date(2026, 3, 2), {"colour": "red"})
