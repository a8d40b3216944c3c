from datetime import date

import pytest

from mingtang.applications import (
    Case,
    Channel,
    ConsultationSent,
    Disposition,
    EventKind,
    Extended,
    FeeNoticed,
    Paid,
    Received,
    RectificationAsked,
    Step,
    Submitted,
    choices,
    refusal,
    replay,
    spelled,
    steps,
)
from tests.mingtang.applications.lives import RECEIVED, SUBMITTED, day, decided, life

K = EventKind


def lawful(case: Case, on: date) -> set[EventKind]:
    return {step.kind for step in steps(case, on) if step.lawful}


def the(case: Case, kind: EventKind, on: date) -> Step:
    return next(step for step in steps(case, on) if step.kind is kind)


def test_every_kind_of_event_is_answered_for() -> None:
    assert [step.kind for step in steps(life(), day(2, 10))] == list(EventKind)


@pytest.mark.parametrize(
    ("case", "on", "kinds"),
    [
        (replay([]), day(2, 8), {K.SUBMITTED}),
        (replay([SUBMITTED]), day(2, 9), {K.RECEIVED, K.WITHDRAWN}),
        (
            life(),
            day(2, 10),
            {K.RECTIFICATION_ASKED, K.CONSULTATION_SENT, K.EXTENDED, K.REASONS_ASKED, K.FEE_NOTICED}
            | {K.WITHDRAWN, K.DECIDED},
        ),
        (life(), day(3, 16), {K.WITHDRAWN, K.DECIDED}),
        (life(RectificationAsked(day(2, 11))), day(3, 10), {K.RECTIFIED, K.WITHDRAWN}),
        (life(RectificationAsked(day(2, 11))), day(3, 11), {K.RECTIFIED, K.WITHDRAWN, K.ABANDONED}),
        (life(decided(day(3, 2))), day(3, 2), {K.SERVED}),
    ],
)
def test_only_lawful_steps_are_offered(case: Case, on: date, kinds: set[EventKind]) -> None:
    assert lawful(case, on) == kinds


@pytest.mark.parametrize(
    ("case", "kind", "until"),
    [
        (life(), K.RECTIFICATION_ASKED, day(2, 25)),
        (life(), K.EXTENDED, day(3, 13)),
        (life(FeeNoticed(day(2, 10))), K.PAID, day(3, 16)),
        (life(), K.WITHDRAWN, None),
        (replay([SUBMITTED]), K.RECEIVED, None),
    ],
)
def test_a_step_says_until_when(case: Case, kind: EventKind, until: date | None) -> None:
    assert the(case, kind, day(2, 10)).until == until


def test_a_step_that_is_not_offered_says_why_not_in_words_and_by_which_article() -> None:
    late = the(life(), K.EXTENDED, day(3, 16))
    assert late.cites == ("《条例》第三十三条第二款",)
    assert late.why_not == (
        "2026年3月16日“告知延期”不能成立：答复期限已于2026年3月13日届满，应当在届满前办理"
        "（《条例》第三十三条第二款）。请尽快作出答复，并核对各事件的日期。"
    )


def test_a_last_day_in_a_year_without_notice_is_provisional() -> None:
    case = replay([SUBMITTED, Received(date(2026, 12, 21))])
    step = the(case, K.EXTENDED, date(2026, 12, 22))
    assert step.until
    assert (step.until.year, step.provisional) == (2027, True)


def test_every_disposition_is_answered_for_and_a_barred_one_says_why() -> None:
    offered = choices(life(ConsultationSent(day(3, 2))), day(3, 3))
    assert [choice.disposition for choice in offered] == list(Disposition)
    provided = offered[0]
    assert (provided.lawful, provided.cites) == (False, ("《条例》第三十二条",))
    assert "正在征求第三方意见，期限到2026年3月23日才届满" in provided.why_not


def test_an_event_of_an_earlier_day_takes_its_place_among_the_others() -> None:
    extended_late = Extended(day(3, 16), consented_on=day(3, 16))
    case = life(Extended(day(3, 10), consented_on=day(3, 10)))
    assert refusal(case, ConsultationSent(day(3, 2))) is None
    assert refusal(case, decided(day(3, 2))) is not None
    assert refusal(case, extended_late) is not None


def test_an_event_put_in_late_is_refused_where_a_later_one_no_longer_stands() -> None:
    case = life(FeeNoticed(day(3, 10)), Paid(day(3, 20)))
    refused = refusal(case, RectificationAsked(day(2, 11)))
    assert refused is not None
    assert refused.event.kind is K.FEE_NOTICED


def test_an_application_handed_in_is_received_that_day_or_never() -> None:
    case = replay([Submitted(day(2, 9), Channel.IN_PERSON)])
    assert the(case, K.RECEIVED, day(2, 9)).until == day(2, 9)
    assert not the(case, K.RECEIVED, day(2, 10)).lawful
    assert refusal(case, RECEIVED) is None


def test_days_are_spelled_without_empty_digits() -> None:
    assert spelled("自2026-03-02至2026-12-31") == "自2026年3月2日至2026年12月31日"
