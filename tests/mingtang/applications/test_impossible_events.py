from datetime import date

import pytest

from mingtang.applications import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Consultee,
    Decided,
    Deferred,
    Event,
    Extended,
    FeeNoticed,
    ImpossibleEvent,
    Paid,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
    due,
)

RECEIVED = date(2026, 2, 9)  # due on 2026-03-13
ASKED, NOTICED = RectificationAsked(date(2026, 2, 11)), FeeNoticed(date(2026, 3, 10))


@pytest.mark.parametrize(
    ("events", "article", "message"),
    [
        ([Decided(date(2026, 2, 6))], "《条例》第三十一条", "早于收到申请之日2026-02-09"),
        ([RectificationAsked(date(2026, 2, 26))], "《条例》第三十条", "7个工作日内告知，最迟为2026-02-25"),
        ([ASKED, Rectified(date(2026, 2, 12)), RectificationAsked(date(2026, 2, 13))], "《条例》第三十条", "只能办理一次"),
        ([RectificationAsked(date(2026, 2, 11), date(2026, 2, 11))], "《条例》第三十条", "没有给申请人留出时间"),
        ([Rectified(date(2026, 2, 12))], "《条例》第三十条", "此前没有告知补正"),
        ([ASKED, ConsultationSent(date(2026, 2, 12))], "《条例》第三十条", "等待申请人补正期间期限没有计算"),
        ([ConsultationSent(date(2026, 3, 16))], "《条例》第三十三条第三款", "答复期限已于2026-03-13届满"),
        ([ConsultationSent(date(2026, 3, 2), reached_on=date(2026, 3, 1))], "《条例》第三十三条第三款", "早于发出日期"),
        ([ConsultationAnswered(date(2026, 3, 2))], "《条例》第三十三条第三款", "没有尚待答复的征求意见"),
        ([ConsultationSent(date(2026, 3, 2), ref="甲"), ConsultationAnswered(date(2026, 3, 3), ref="乙")], "《条例》第三十三条第三款", "没有尚待答复的征求意见"),
        ([Extended(date(2026, 3, 16))], "《条例》第三十三条第二款", "答复期限已于2026-03-13届满"),
        ([Extended(date(2026, 3, 2)), Extended(date(2026, 3, 16))], "《条例》第三十三条第二款", "只能办理一次"),
        ([Extended(date(2026, 3, 2), days=21)], "《条例》第三十三条第二款", "超出1至20个工作日的范围"),
        ([Extended(date(2026, 3, 2), days=0)], "《条例》第三十三条第二款", "超出1至20个工作日的范围"),
        ([NOTICED, Extended(date(2026, 3, 11))], "《信息处理费管理办法》第六条", "等待申请人缴费期间"),
        ([ReasonsGiven(date(2026, 3, 2))], "《条例》第三十五条", "此前没有要求申请人说明理由"),
        ([Deferred(date(2026, 3, 2), date(2026, 5, 29))], "《条例》第三十五条", "经认定合理之后"),
        ([ReasonsAsked(date(2026, 3, 2)), ReasonsGiven(date(2026, 3, 3)), Deferred(date(2026, 3, 4), date(2026, 3, 13))], "《条例》第三十五条", "不晚于现有期限2026-03-13"),
        ([FeeNoticed(date(2026, 3, 16))], "《信息处理费管理办法》第六条", "答复期限已于2026-03-13届满"),
        ([NOTICED, Paid(date(2026, 3, 11)), FeeNoticed(date(2026, 3, 12))], "《信息处理费管理办法》第六条", "只能办理一次"),
        ([FeeNoticed(date(2026, 3, 10), reached_on=date(2026, 3, 9))], "《信息处理费管理办法》第六条", "早于发出日期"),
        ([Paid(date(2026, 3, 11))], "《信息处理费管理办法》第六条", "此前没有发出收费通知"),
        ([NOTICED, Paid(date(2026, 4, 9))], "《信息处理费管理办法》第六条", "缴费期限已于2026-04-08届满"),
        ([NOTICED, Abandoned(date(2026, 4, 8))], "《信息处理费管理办法》第六条", "期限到2026-04-08才届满"),
        ([Abandoned(date(2026, 3, 2))], "《条例》第三十条", "逾期不补正或者逾期不缴费"),
    ],
)  # fmt: skip
def test_what_the_law_does_not_allow_is_refused_with_its_article(
    events: list[Event], article: str, message: str
) -> None:
    with pytest.raises(ImpossibleEvent, match=message) as refused:
        due(RECEIVED, events)
    assert refused.value.cites[0] == article
    assert article in str(refused.value)


@pytest.mark.parametrize("last", [Withdrawn(date(2026, 3, 2)), Decided(date(2026, 3, 2))])
def test_nothing_follows_the_end_of_an_application(last: Event) -> None:
    with pytest.raises(ImpossibleEvent, match="该申请已于2026-03-02"):
        due(RECEIVED, [last, Extended(date(2026, 3, 3))])


def test_an_unpaid_application_is_abandoned_after_the_limit() -> None:
    assert due(RECEIVED, [NOTICED, Abandoned(date(2026, 4, 9))]).due_on is None


def test_the_last_day_of_each_limit_is_still_in_time() -> None:
    assert due(RECEIVED, [RectificationAsked(date(2026, 2, 25))]).due_on is None
    assert due(RECEIVED, [Extended(date(2026, 3, 13))]).due_on == date(2026, 4, 13)
    assert due(RECEIVED, [NOTICED, Paid(date(2026, 4, 8))]).due_on == date(2026, 5, 9)


def test_rules_of_2019_and_2021_are_refused_before_their_day() -> None:
    for event, message in [
        (ReasonsAsked(date(2018, 3, 12)), "自2019年5月15日起施行"),
        (ConsultationSent(date(2018, 3, 12), Consultee.OTHER_ORGAN), "只有征求第三方意见"),
        (FeeNoticed(date(2018, 3, 12)), "自2021年1月1日起"),
    ]:
        with pytest.raises(ImpossibleEvent, match=message):
            due(date(2018, 3, 5), [event])


def test_before_2019_rectification_had_no_seven_days_and_an_opinion_no_limit() -> None:
    received = date(2018, 3, 5)
    assert due(
        received, [RectificationAsked(date(2018, 3, 20)), Rectified(date(2018, 3, 26))]
    ).due_on == date(2018, 4, 17)
    assert due(received, [ConsultationSent(date(2018, 3, 12))]).due_on is None
