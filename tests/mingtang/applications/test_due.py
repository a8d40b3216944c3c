from collections.abc import Iterable
from datetime import date

import pytest

from mingtang.applications import (
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    Extended,
    FeeNoticed,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
    due,
    to_wire,
)
from mingtang.law import NotInForce
from mingtang.workdays import Calendar, Holiday, Notice, OutsideCalendar, Region

RECEIVED = date(2026, 2, 9)


def due_on(*events: Event, received: date = RECEIVED) -> str | None:
    day = due(received, events).due_on
    return day and day.isoformat()


def why(on: date, events: Iterable[Event]) -> str:
    return next(day.why for day in due(RECEIVED, events).days if day.on == on)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2024, 1, 26), "2024-02-28"),
        (date(2025, 1, 10), "2025-02-13"),
        (date(2025, 9, 22), "2025-10-24"),
        (date(2026, 2, 9), "2026-03-13"),
        (date(2026, 2, 15), "2026-03-20"),
        (date(2026, 4, 28), "2026-05-28"),
        (date(2026, 9, 14), "2026-10-16"),
    ],
)
def test_a_reply_is_due_twenty_working_days_after_receipt(received: date, expected: str) -> None:
    assert due_on(received=received) == expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2008, 5, 5), "2008-05-26"),
        (date(2019, 5, 14), "2019-06-04"),
        (date(2019, 5, 15), "2019-06-13"),
    ],
)
def test_the_regulation_of_2007_gave_fifteen_working_days(received: date, expected: str) -> None:
    assert due_on(received=received) == expected


def test_the_period_starts_anew_when_the_rectified_application_comes_in() -> None:
    events = (RectificationAsked(date(2026, 2, 11)), Rectified(date(2026, 3, 2)))
    assert due_on(*events) == "2026-03-30"


def test_no_date_is_due_while_rectification_is_awaited() -> None:
    waiting = due(RECEIVED, [RectificationAsked(date(2026, 2, 11), reply_by=date(2026, 3, 12))])
    assert waiting.due_on is None
    assert waiting.note == "等待申请人补正，最迟2026-03-12，其间不计答复期限（《条例》第三十条）"
    assert waiting.days[-1].on == date(2026, 2, 11)


def test_the_days_of_a_consultation_are_not_counted() -> None:
    events = (ConsultationSent(date(2026, 2, 12)), ConsultationAnswered(date(2026, 3, 2)))
    assert due_on(*events) == "2026-03-26"


def test_a_third_party_that_never_answers_stops_the_clock_for_fifteen_working_days_only() -> None:
    silent = ConsultationSent(date(2026, 3, 2))
    late = ConsultationAnswered(date(2026, 4, 20))
    assert due_on(silent) == due_on(silent, late) == "2026-04-07"


def test_the_fifteen_days_run_from_the_day_the_letter_arrived() -> None:
    assert due_on(ConsultationSent(date(2026, 3, 2), reached_on=date(2026, 3, 5))) == "2026-04-10"


def test_two_consultations_at_once_do_not_count_twice() -> None:
    events = (
        ConsultationSent(date(2026, 3, 2), ref="甲"),
        ConsultationSent(date(2026, 3, 3), Consultee.OTHER_ORGAN, ref="乙"),
        ConsultationAnswered(date(2026, 3, 4), ref="乙"),
        ConsultationAnswered(date(2026, 3, 6), ref="甲"),
    )
    assert due_on(*events) == "2026-03-20"


def test_an_extension_adds_twenty_working_days_or_those_told() -> None:
    assert due_on(Extended(date(2026, 3, 13))) == "2026-04-13"
    assert due_on(Extended(date(2026, 3, 13), days=5)) == "2026-03-20"


def test_an_extension_before_the_regulation_of_2019_adds_fifteen() -> None:
    assert due_on(Extended(date(2018, 3, 20)), received=date(2018, 3, 5)) == "2018-04-17"


def test_a_fee_notice_stops_the_period_and_payment_starts_it_anew() -> None:
    notice = FeeNoticed(date(2026, 3, 10))
    assert due_on(notice) is None
    assert due_on(notice, Paid(date(2026, 3, 20))) == "2026-04-20"


def test_asking_for_reasons_does_not_stop_the_clock_but_a_deferral_moves_the_day() -> None:
    asked, given = ReasonsAsked(date(2026, 3, 2)), ReasonsGiven(date(2026, 3, 9))
    assert due_on(asked, given) == "2026-03-13"
    assert due_on(asked, given, Deferred(date(2026, 3, 11), date(2026, 5, 29))) == "2026-05-29"


def test_a_withdrawn_application_has_no_due_date_and_says_so() -> None:
    withdrawn = due(RECEIVED, [Withdrawn(date(2026, 3, 2))])
    assert (withdrawn.due_on, withdrawn.note) == (
        None,
        "2026-03-02申请人撤回申请，不再计算答复期限",
    )


def test_a_decision_leaves_the_due_date_as_it_was() -> None:
    assert due_on(Decided(date(2026, 3, 2))) == "2026-03-13"


def test_events_may_be_given_in_any_order() -> None:
    events = [Rectified(date(2026, 3, 2)), RectificationAsked(date(2026, 2, 11))]
    assert due(RECEIVED, events) == due(RECEIVED, reversed(events))


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        (date(2026, 2, 10), "收到补正前已过的工作日不再计算，期限重新起算（《条例》第三十条）"),
        (date(2026, 2, 12), "等待申请人补正（《条例》第三十条）"),
        (date(2026, 2, 16), "春节假期（国务院办公厅通知）"),
        (date(2026, 3, 2), "收到补正之日，自次日起重新计算（《条例》第三十条）"),
        (date(2026, 3, 5), "征求第三方意见，不计入答复期限（《条例》第三十三条第三款）"),
        (date(2026, 3, 7), "周末"),
        (date(2026, 3, 10), "工作日"),
    ],
)
def test_each_day_says_why_it_counts_or_not(on: date, reason: str) -> None:
    events = (
        RectificationAsked(date(2026, 2, 11)),
        Rectified(date(2026, 3, 2)),
        ConsultationSent(date(2026, 3, 4)),
        ConsultationAnswered(date(2026, 3, 6)),
    )
    assert why(on, events) == reason


def test_a_due_date_beyond_the_last_notice_is_provisional() -> None:
    assert not due(date(2026, 11, 23)).provisional
    assert due(date(2026, 11, 23), [Extended(date(2026, 12, 1))]).provisional


def test_a_regional_calendar_moves_the_due_date() -> None:
    notice = Notice(
        "云江自治区人民政府",
        "关于歌节放假的通知",
        (Holiday("歌节", date(2026, 3, 2), date(2026, 3, 3)),),
    )
    calendar = Calendar.official().with_region(Region("云江自治区", (notice,)))
    assert due(RECEIVED, calendar=calendar).due_on == date(2026, 3, 17)


def test_days_before_the_regulation_and_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(NotInForce, match="答复期限"):
        due(date(2008, 4, 30))
    with pytest.raises(OutsideCalendar, match="没有2029年的安排"):
        due(date(2028, 12, 20))


def test_the_json_names_date_days_and_reasons() -> None:
    wire = to_wire(due(RECEIVED))
    assert {key: wire[key] for key in ("received_on", "due_on", "provisional")} == {
        "received_on": "2026-02-09",
        "due_on": "2026-03-13",
        "provisional": False,
    }
    assert wire["days"][0] == {"on": "2026-02-10", "counted": True, "number": 1, "why": "工作日"}
    assert wire["days"][5] == {
        "on": "2026-02-15",
        "counted": False,
        "why": "春节假期（国务院办公厅通知）",
    }
    assert (len(wire["days"]), wire["days"][-1]["number"], set(wire)) == (
        32,
        20,
        {"received_on", "due_on", "provisional", "days"},
    )


def test_the_json_of_a_standing_clock_has_no_date_and_a_note() -> None:
    wire = to_wire(due(RECEIVED, [FeeNoticed(date(2026, 3, 10))]))
    assert wire["due_on"] is None
    assert wire["note"].startswith("等待申请人缴费，最迟2026-04-08")
