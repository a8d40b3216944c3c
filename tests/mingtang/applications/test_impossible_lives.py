"""What only a whole life can be refused; the limits of the clock have their own tests."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.applications import (
    Abandoned,
    Channel,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Disposition,
    Event,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Opinion,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    RectificationAsked,
    Rectified,
    Served,
    ServiceManner,
    Submitted,
    Withdrawn,
    replay,
)
from tests.mingtang.applications.lives import (
    RECEIVED,
    SUBMITTED,
    day,
    decided,
    extended,
    life,
    served,
)

ASKED, NOTICED = RectificationAsked(day(2, 11)), FeeNoticed(day(3, 10), amount=Decimal(500))
WHY = [ReasonsAsked(day(2, 12)), ReasonsGiven(day(2, 13))]
SIGNED = decided(day(3, 2))
SENT = ConsultationSent(day(3, 2), ref="甲")


@pytest.mark.parametrize(
    ("events", "article", "message"),
    [
        ([RECEIVED], "《条例》第二十九条", "此前没有提交申请"),
        ([SUBMITTED, Submitted(day(2, 9), Channel.FAX)], "《条例》第二十九条", "该申请已于2026-02-08提交"),
        ([SUBMITTED, RECEIVED, Received(day(2, 10))], "《条例》第三十一条", "该申请已于2026-02-09收到"),
        ([SUBMITTED, extended(day(2, 9))], "《条例》第三十一条", "尚未认定收到申请"),
        ([SUBMITTED, decided(day(2, 9))], "《条例》第三十一条", "尚未认定收到申请"),
        ([Submitted(day(2, 8), Channel.IN_PERSON), RECEIVED], "《条例》第三十一条第（一）项", "以提交之日2026-02-08为收到之日"),
    ],
)  # fmt: skip
def test_nothing_happens_before_an_application_is_submitted_and_received(
    events: list[Event], article: str, message: str
) -> None:
    with pytest.raises(ImpossibleEvent, match=message) as refused:
        replay(events)
    assert refused.value.cites == (article,)


@pytest.mark.parametrize(
    ("events", "article", "message"),
    [
        ([Extended(day(3, 2))], "《条例》第三十三条第二款", "没有政府信息公开工作机构负责人同意的记录"),
        ([Extended(day(3, 2), consented_on=day(3, 3))], "《条例》第三十三条第二款", "晚于告知申请人之日"),
        ([Extended(day(3, 2), consented_on=day(2, 6))], "《条例》第三十三条第二款", "早于收到申请之日"),
        ([*WHY, Deferred(day(2, 24), day(4, 30)), extended(day(3, 2))], "《条例》第三十五条", "已经另行确定在2026-04-30前答复"),
        ([*WHY, Deferred(day(2, 24), day(4, 30)), Deferred(day(2, 25), day(5, 29))], "《条例》第三十五条", "只能确定一次"),
        ([ReasonsAsked(day(2, 12), reply_by=day(2, 12))], "《条例》第三十五条", "没有给申请人留出时间"),
        ([SENT, ConsultationSent(day(3, 3), ref="甲")], "《条例》第三十三条第三款", "同一编号的征求意见"),
        ([ConsultationSent(day(3, 2), reached_on=day(3, 5)), ConsultationAnswered(day(3, 4))], "《条例》第三十三条第三款", "2026-03-05才送达"),
        ([FeeNoticed(day(3, 2), amount=Decimal(0))], "《信息处理费管理办法》第六条", "不大于零"),
        ([NOTICED, Paid(day(3, 11), Decimal("499.99"))], "《信息处理费管理办法》第六条", "少于收费通知的500元"),
        ([ASKED, Abandoned(day(3, 10))], "《条例》第三十条", "期限到2026-03-10才届满"),
        ([served(day(3, 2))], "《条例》第三十六条", "答复尚未作出"),
        ([SIGNED, Served(day(3, 3), ServiceManner.POST, dispatched_on=day(3, 2))], "《条例》第三十六条", "邮寄以交邮之日为送达之日"),
        ([SIGNED, Served(day(3, 3), ServiceManner.ONLINE, dispatched_on=day(2, 28))], "《条例》第三十六条", "不早于签发"),
        ([SIGNED, Served(day(3, 3), ServiceManner.POST, reached_on=day(3, 2))], "《条例》第三十六条", "申请人收到之日2026-03-02"),
        ([SIGNED, extended(day(3, 3))], "《条例》第三十六条", "该申请已于2026-03-02作出答复"),
        ([SIGNED, Withdrawn(day(3, 3))], "《条例》第三十六条", "该申请已于2026-03-02作出答复"),
        ([SIGNED, served(day(3, 3)), served(day(3, 4))], "《条例》第三十六条", "该申请的答复已于2026-03-03送达"),
        ([Withdrawn(day(3, 2)), extended(day(3, 3))], "《条例》第二十七条", "该申请已于2026-03-02结束办理：申请人撤回申请"),
        ([ASKED, Abandoned(day(3, 11)), Rectified(day(3, 12))], "《条例》第三十条", "该申请已于2026-03-11视为放弃，不再处理"),
        ([NOTICED, Abandoned(day(4, 9)), Paid(day(4, 10))], "《信息处理费管理办法》第六条", "该申请已于2026-04-09视为放弃，不再处理"),
    ],
)  # fmt: skip
def test_an_impossible_order_of_events_is_refused_with_its_article(
    events: list[Event], article: str, message: str
) -> None:
    with pytest.raises(ImpossibleEvent, match=message) as refused:
        life(*events)
    assert refused.value.cites == (article,)


@pytest.mark.parametrize(
    ("events", "disposition", "article", "message"),
    [
        ([], None, "《条例》第三十六条", "没有写明处理结果"),
        ([], Disposition.REST, "《条例》第三十六条", "请登记“申请人撤回申请”"),
        ([ASKED], Disposition.NOT_RECTIFIED, "《条例》第三十条", "请登记“视为放弃申请”"),
        ([NOTICED], Disposition.FEE_UNPAID, "《信息处理费管理办法》第六条", "请登记“视为放弃申请”"),
        ([ASKED], Disposition.PROVIDED, "《条例》第三十条", "正在等待申请人补正"),
        ([NOTICED], Disposition.PROVIDED, "《信息处理费管理办法》第六条", "正在等待申请人缴费"),
        ([], Disposition.STILL_UNCLEAR, "《条例》第三十条", "没有收到过补正"),
        ([], Disposition.THIRD_PARTY_RIGHTS, "《条例》第三十二条", "没有书面征求过第三方的意见"),
        ([ConsultationSent(day(2, 24), Consultee.OTHER_ORGAN)], Disposition.THIRD_PARTY_RIGHTS, "《条例》第三十二条", "没有书面征求过第三方"),
        ([ConsultationSent(day(2, 24)), ConsultationAnswered(day(2, 25), answer=Opinion.CONSENT)], Disposition.THIRD_PARTY_RIGHTS, "《条例》第十五条", "都同意公开"),
        ([SENT], Disposition.PROVIDED, "《条例》第三十二条", "期限到2026-03-23才届满"),
        ([SENT], Disposition.PARTLY_GRANTED, "《条例》第三十二条", "期限到2026-03-23才届满"),
        ([SENT], Disposition.THIRD_PARTY_RIGHTS, "《条例》第三十二条", "期限到2026-03-23才届满"),
        ([], Disposition.EXCESSIVE, "《条例》第三十五条", "没有要求申请人说明理由"),
        ([ReasonsAsked(day(3, 2), reply_by=day(3, 12))], Disposition.EXCESSIVE, "《条例》第三十五条", "期限到2026-03-12才届满"),
        ([*WHY, Deferred(day(2, 24), day(4, 30))], Disposition.EXCESSIVE, "《条例》第三十五条", "已经认定合理"),
    ],
)  # fmt: skip
def test_a_disposition_that_the_course_does_not_bear_is_refused(
    events: list[Event], disposition: Disposition | None, article: str, message: str
) -> None:
    with pytest.raises(ImpossibleEvent, match=message) as refused:
        life(*events, Decided(day(3, 12), disposition))
    assert refused.value.cites == (article,)


def test_what_was_asked_for_in_full_is_paid() -> None:
    assert life(NOTICED, Paid(day(3, 11), Decimal(500))).due_on == day(4, 9)


def test_what_discloses_nothing_may_be_decided_while_a_third_party_is_heard() -> None:
    secret = life(SENT, decided(day(3, 3), Disposition.STATE_SECRET))
    assert secret.disposition is Disposition.STATE_SECRET


def test_another_organ_need_not_be_waited_for() -> None:
    asked = ConsultationSent(day(3, 2), Consultee.OTHER_ORGAN)
    assert life(asked, decided(day(3, 3))).decided_on == day(3, 3)


def test_the_day_after_the_third_partys_limit_the_agency_may_decide() -> None:
    assert life(SENT, decided(day(3, 24))).decided_on == day(3, 24)


def test_reasons_not_given_in_time_are_none() -> None:
    asked = ReasonsAsked(day(3, 2), reply_by=day(3, 9))
    assert life(asked, decided(day(3, 10), Disposition.EXCESSIVE)).decided_on == day(3, 10)


def test_a_late_decision_is_recorded_for_the_reply_is_owed_still() -> None:
    assert life(decided(day(4, 30)), served(day(4, 30))).in_time is False


@pytest.mark.parametrize(
    ("disposition", "article"),
    [
        (Disposition.INTERNAL_AFFAIRS, "《条例》第十六条第一款"),
        (Disposition.NEEDS_CREATION, "《条例》第三十八条"),
        (Disposition.REPEATED, "《条例》第三十六条第（六）项"),
    ],
)
def test_a_ground_of_2019_is_refused_before_its_day(disposition: Disposition, article: str) -> None:
    received: list[Event] = [
        Submitted(date(2019, 5, 6), Channel.IN_PERSON),
        Received(date(2019, 5, 6)),
    ]
    with pytest.raises(ImpossibleEvent, match="自2019年5月15日起才有规定") as refused:
        replay([*received, Decided(date(2019, 5, 14), disposition)])
    assert refused.value.cites == (article,)
    assert replay([*received, Decided(date(2019, 5, 15), disposition)]).decided_on
