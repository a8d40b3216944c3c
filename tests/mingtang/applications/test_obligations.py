from datetime import date

import pytest

from mingtang.applications import (
    Case,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Deferred,
    Event,
    FeeNoticed,
    Obligation,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Submitted,
    replay,
)
from tests.mingtang.applications.lives import SUBMITTED, day, decided, life, served


def told(case: Case) -> list[tuple[str, str, str | None, str]]:
    return [
        (duty.code.value, duty.whose.value, duty.by and duty.by.isoformat(), str(duty.rests_on))
        for duty in case.obligations
    ]


def the(case: Case, code: str) -> Obligation:
    return next(duty for duty in case.obligations if duty.code.value == code)


REPLY = ("reply", "office", "2026-03-13", "《条例》第三十三条第二款")
ASK = ("ask_rectification", "office", "2026-02-25", "《条例》第三十条")


@pytest.mark.parametrize(
    ("events", "outstanding"),
    [
        ([], [ASK, REPLY]),
        (
            [RectificationAsked(day(2, 11))],
            [("rectify", "applicant", "2026-03-10", "《条例》第三十条")],
        ),
        (
            [FeeNoticed(day(3, 10), reached_on=day(3, 12))],
            [("pay", "applicant", "2026-04-10", "《信息处理费管理办法》第六条")],
        ),
        (
            [ReasonsAsked(day(3, 2), reply_by=day(3, 9))],
            [REPLY, ("give_reasons", "applicant", "2026-03-09", "《条例》第三十五条")],
        ),
        (
            [ReasonsAsked(day(2, 26)), ReasonsGiven(day(2, 27)), Deferred(day(3, 2), day(5, 29))],
            [("reply", "office", "2026-05-29", "《条例》第三十五条")],
        ),
        ([decided(day(3, 2))], [("serve", "office", "2026-03-13", "《条例》第三十三条第二款")]),
        ([decided(day(3, 2)), served(day(3, 3))], []),
    ],
)
def test_what_is_outstanding_by_whom_until_when_and_by_which_article(
    events: list[Event], outstanding: list[tuple[str, str, str | None, str]]
) -> None:
    assert told(life(*events)) == outstanding


def test_each_consultee_has_its_own_limit_and_silence_means_what_the_law_says() -> None:
    case = life(
        ConsultationSent(day(3, 2), Consultee.THIRD_PARTY, ref="甲"),
        ConsultationSent(day(3, 3), Consultee.OTHER_ORGAN, ref="乙"),
        ConsultationSent(day(3, 3), Consultee.THIRD_PARTY, ref="丙"),
        ConsultationAnswered(day(3, 4), ref="丙"),
    )
    third, organ = (duty for duty in case.obligations if duty.code.value == "give_opinion")
    assert (third.ref, third.by, str(third.rests_on)) == ("甲", day(3, 23), "《条例》第三十二条")
    assert "不等于同意" in third.silence
    assert (organ.ref, organ.by, str(organ.rests_on)) == ("乙", day(3, 24), "《条例》第三十四条")
    assert "视为同意公开" in organ.silence


@pytest.mark.parametrize(
    ("channel", "article"),
    [
        (Channel.ONLINE, "《条例》第三十一条第（三）项"),
        (Channel.FAX, "《条例》第三十一条第（三）项"),
        (Channel.EMAIL, "《条例》第三十一条第（三）项"),
        (Channel.ORDINARY_POST, "《条例》第三十一条第（二）项"),
    ],
)
def test_what_comes_without_signature_is_confirmed_on_the_day(
    channel: Channel, article: str
) -> None:
    case = replay([Submitted(day(2, 8), channel)])
    assert told(case) == [("confirm_receipt", "office", "2026-02-08", article)]


def test_post_that_is_signed_for_needs_no_confirmation() -> None:
    assert replay([Submitted(day(2, 8), Channel.SIGNED_POST)]).obligations == ()


def test_a_limit_in_a_year_without_notice_is_provisional() -> None:
    events = [SUBMITTED, Received(date(2026, 12, 21))]
    assert the(replay(events), "reply").provisional is True
    assert the(replay(events), "ask_rectification").provisional is False


def test_before_2019_rectification_may_be_asked_for_until_the_reply_is_due() -> None:
    received = [Submitted(date(2018, 3, 5), Channel.FAX), Received(date(2018, 3, 5))]
    ask = the(replay(received), "ask_rectification")
    assert (ask.by, str(ask.rests_on)) == (date(2018, 3, 26), "《条例》第二十一条第（四）项")
