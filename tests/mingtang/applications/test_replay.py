from datetime import date

import pytest

from mingtang.applications import (
    Abandoned,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Deferred,
    Event,
    Extended,
    FeeNoticed,
    Paid,
    Phase,
    Practice,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Rectified,
    Submitted,
    WithdrawalCause,
    Withdrawn,
    replay,
)
from mingtang.workdays import Calendar, Holiday, Notice, Region
from tests.mingtang.applications.lives import (
    RECEIVED,
    SUBMITTED,
    day,
    decided,
    extended,
    life,
    served,
)

ASKED, NOTICED = RectificationAsked(day(2, 11)), FeeNoticed(day(3, 10))


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ([], Phase.HANDLING),
        ([ASKED], Phase.AWAITING_RECTIFICATION),
        ([ASKED, Rectified(day(3, 2))], Phase.HANDLING),
        ([ConsultationSent(day(2, 12))], Phase.CONSULTING),
        ([ConsultationSent(day(2, 12)), ConsultationAnswered(day(3, 2))], Phase.HANDLING),
        ([ReasonsAsked(day(2, 12))], Phase.AWAITING_REASONS),
        ([ReasonsAsked(day(2, 12)), ReasonsGiven(day(2, 13))], Phase.HANDLING),
        ([ReasonsAsked(day(2, 12)), ConsultationSent(day(2, 12))], Phase.CONSULTING),
        ([NOTICED], Phase.AWAITING_PAYMENT),
        ([NOTICED, Paid(day(3, 20))], Phase.HANDLING),
        ([decided(day(3, 2))], Phase.DECIDED),
        ([decided(day(3, 2)), served(day(3, 3))], Phase.SERVED),
        ([ASKED, Abandoned(day(3, 12))], Phase.ABANDONED),
        ([Withdrawn(day(3, 2))], Phase.WITHDRAWN),
    ],
)
def test_the_events_tell_the_phase(events: list[Event], phase: Phase) -> None:
    assert life(*events).phase is phase


def test_an_application_is_only_submitted_until_it_is_received() -> None:
    case = replay([SUBMITTED])
    assert (case.phase, case.received_on, case.due, case.due_on) == (
        Phase.SUBMITTED,
        None,
        None,
        None,
    )


def test_what_was_silent_past_its_limit_is_awaited_no_more() -> None:
    consulted = life(ConsultationSent(day(3, 2)))
    assert consulted.phase_on(day(3, 23)) is Phase.CONSULTING
    assert consulted.phase_on(day(3, 24)) is Phase.HANDLING
    asked = life(ReasonsAsked(day(3, 2), reply_by=day(3, 6)))
    assert asked.phase_on(day(3, 6)) is Phase.AWAITING_REASONS
    assert asked.phase_on(day(3, 7)) is Phase.HANDLING


def test_a_decision_closes_with_its_service_and_is_in_time_by_the_day_of_service() -> None:
    signed = life(decided(day(3, 13)))
    assert (signed.decided_on, signed.closed_on, signed.in_time) == (day(3, 13), None, None)
    posted = life(decided(day(3, 13)), served(day(3, 13)))
    assert (posted.served_on, posted.closed_on, posted.in_time) == (day(3, 13), day(3, 13), True)
    assert life(decided(day(3, 13)), served(day(3, 16))).in_time is False
    assert life(extended(day(3, 13)), decided(day(3, 16)), served(day(3, 16))).in_time is True


def test_what_is_given_up_closes_on_its_own_day() -> None:
    unpaid = life(NOTICED, Abandoned(day(4, 9)))
    assert (unpaid.closed_on, unpaid.served_on, unpaid.in_time) == (day(4, 9), None, True)
    assert life(Withdrawn(day(3, 13))).in_time is True
    assert life(Withdrawn(day(3, 16))).in_time is False


def test_what_ends_before_it_is_received_was_never_due() -> None:
    letter = replay([SUBMITTED, Withdrawn(day(2, 9), WithdrawalCause.NOT_AN_APPLICATION)])
    assert (letter.phase, letter.received_on, letter.closed_on, letter.in_time) == (
        Phase.WITHDRAWN,
        None,
        day(2, 9),
        None,
    )


def test_the_note_of_an_ended_period_names_the_cause() -> None:
    dead = life(Withdrawn(day(3, 2), WithdrawalCause.NO_SUCCESSOR)).due
    assert dead is not None
    assert dead.note == "2026-03-02申请人死亡或者终止，无人承继，不再计算答复期限"


def test_a_notice_without_a_day_gives_the_limit_of_the_agencys_practice() -> None:
    usual = life(ASKED)
    quick = replay([SUBMITTED, RECEIVED, ASKED], practice=Practice(rectification_days=5))
    assert [case.stop and case.stop.limit for case in (usual, quick)] == [day(3, 10), day(2, 25)]
    assert life(ReasonsAsked(day(3, 2))).reasons_by == day(3, 11)


@pytest.mark.parametrize("days", [4, 31])
def test_a_practice_outside_what_is_reasonable_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="补正期限应当在5至30个工作日之间"):
        Practice(rectification_days=days)


def test_the_whole_life_keeps_the_calendar_of_the_place() -> None:
    notice = Notice(
        "云江自治区人民政府", "关于歌节放假的通知", (Holiday("歌节", day(3, 2), day(3, 3)),)
    )
    calendar = Calendar.official().with_region(Region("云江自治区", (notice,)))
    assert replay([SUBMITTED, RECEIVED], calendar).due_on == day(3, 17)


def test_a_due_date_in_a_year_without_notice_is_provisional() -> None:
    received = [Submitted(date(2026, 11, 23), Channel.IN_PERSON), Received(date(2026, 11, 23))]
    assert replay(received).expiry == (date(2026, 12, 21), False)
    told = Extended(date(2026, 12, 1), consented_on=date(2026, 12, 1))
    assert replay([*received, told]).provisional is True


def test_under_the_regulation_of_2007_a_life_ran_fifteen_days_and_fifteen_more() -> None:
    events: list[Event] = [
        Submitted(date(2018, 3, 5), Channel.SIGNED_POST),
        Received(date(2018, 3, 5)),
    ]
    assert replay(events).due_on == date(2018, 3, 26)
    told = Extended(date(2018, 3, 20), consented_on=date(2018, 3, 20))
    assert replay([*events, told]).due_on == date(2018, 4, 17)


def test_a_deferral_sets_the_day_even_while_an_old_consultation_has_no_end() -> None:
    events: list[Event] = [
        Submitted(date(2019, 5, 13), Channel.IN_PERSON),
        Received(date(2019, 5, 13)),
        ConsultationSent(date(2019, 5, 14)),
    ]
    assert replay(events).due_on is None
    reasons = [ReasonsAsked(date(2019, 5, 20)), ReasonsGiven(date(2019, 5, 21))]
    told = Deferred(date(2019, 5, 22), until=date(2019, 7, 1))
    assert replay([*events, *reasons, told]).due_on == date(2019, 7, 1)


def test_payment_starts_the_usual_period_even_after_a_deferral() -> None:
    reasons = [ReasonsAsked(day(2, 10)), ReasonsGiven(day(2, 11)), Deferred(day(2, 12), day(5, 29))]
    case = life(*reasons, FeeNoticed(day(3, 10)), Paid(day(3, 20)))
    assert case.due_on == day(4, 20)


# the vectors of the working-day rules: the fifteen and forty days, beside the seven and the twenty
VECTORS = [
    ("2024-01-26", "2024-02-05", "2024-02-21", "2024-02-28", "2024-03-27"),
    ("2025-01-10", "2025-01-21", "2025-02-07", "2025-02-13", "2025-03-13"),
    ("2025-09-22", "2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21"),
    ("2026-02-09", "2026-02-25", "2026-03-06", "2026-03-13", "2026-04-13"),
    ("2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17"),
    ("2026-04-28", "2026-05-11", "2026-05-21", "2026-05-28", "2026-06-26"),
    ("2026-09-14", "2026-09-22", "2026-10-10", "2026-10-16", "2026-11-13"),
    ("2026-11-23", "2026-12-02", "2026-12-14", "2026-12-21", None),
]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_known_limits_of_seven_fifteen_twenty_and_forty_working_days(
    vector: tuple[str, str, str, str, str | None],
) -> None:
    start, seven, fifteen, twenty, forty = (v and date.fromisoformat(v) for v in vector)
    assert start
    case = replay([Submitted(start, Channel.IN_PERSON), Received(start)])
    asked = replay([*case.events, ConsultationSent(start)])
    longer = replay([*case.events, Extended(start, consented_on=start)])
    limits = {duty.code.value: duty.by for duty in (*case.obligations, *asked.obligations)}
    assert (limits["ask_rectification"], limits["give_opinion"]) == (seven, fifteen)
    assert case.due_on == twenty
    assert longer.provisional if forty is None else longer.due_on == forty
