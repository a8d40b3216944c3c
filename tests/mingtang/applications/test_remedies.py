from datetime import date

import pytest

from mingtang.annual.edition import edition
from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import (
    Authority,
    AuthorityRole,
    Limit,
    OrganKind,
    Remedies,
    RemedyColumn,
    RemedyOutcome,
    RemedyRoute,
    RemedyScope,
    appeal,
    authorities,
    court_rule,
    litigation_after_reconsideration,
    litigation_answer,
    litigation_open,
    outcomes,
    reconsideration_answer,
    reconsideration_open,
    remedies_paragraph,
    remedy_scope,
)
from mingtang.law import NotInForce
from mingtang.workdays import Calendar
from tests.factories.letters import remedies

TODAY, LAST_YEAR_OF_OLD_LAW = date(2026, 3, 2), date(2023, 12, 31)
CALENDAR = Calendar.official()


@pytest.mark.parametrize(
    ("kind", "heard_by"),
    [
        ("work_department", "本级人民政府 24.1.1"),
        ("dispatched_organ", "本级人民政府 24.1.3"),
        ("authorised_organisation", "本级人民政府 24.1.4"),
        ("township", "上一级人民政府 24.1.2"),
        ("local_government", "上一级人民政府 24.1.2"),
        ("provincial_government", "本机关 24.2"),
        ("dispatched_body", "本级人民政府 24.4"),
        ("regional_body", "本级人民政府 24.4, 所在地人民政府 24.4"),
        ("vertical", "上一级主管部门 27"),
        ("customs", "上一级主管部门 27"),
        ("justice", "本级人民政府 28, 上一级主管部门 28"),
        ("state_council_department", "本机关 25.1"),
        ("state_council_body", "设立或者管理它的部门 25.2"),
    ],
)
def test_who_hears_a_reconsideration_today(kind: str, heard_by: str) -> None:
    found = authorities(OrganKind(kind), {}, TODAY)
    assert ", ".join(f"{each.role.label} {_place(each)}" for each in found) == heard_by


def _place(authority: Authority) -> str:
    cited = authority.rests_on
    assert cited.instrument == "行政复议法"
    return ".".join(str(n) for n in (cited.article, cited.paragraph, cited.item) if n)


def test_every_kind_of_organ_has_an_authority_under_both_laws() -> None:
    for kind in OrganKind:
        assert authorities(kind, {}, TODAY)
        assert authorities(kind, {}, LAST_YEAR_OF_OLD_LAW)


def test_until_2023_a_department_could_be_challenged_before_the_upper_department_too() -> None:
    names = {
        AuthorityRole.SAME_LEVEL_GOVERNMENT: "云江县人民政府",
        AuthorityRole.UPPER_DEPARTMENT: "江州市财政局",
    }
    before = authorities(OrganKind.WORK_DEPARTMENT, names, LAST_YEAR_OF_OLD_LAW)
    after = authorities(OrganKind.WORK_DEPARTMENT, names, date(2024, 1, 1))
    assert [each.name for each in before] == ["云江县人民政府", "江州市财政局"]
    assert [each.name for each in after] == ["云江县人民政府"]


def test_no_authority_is_known_before_the_first_law() -> None:
    with pytest.raises(NotInForce, match="1999年10月1日"):
        authorities(OrganKind.TOWNSHIP, {}, date(1999, 9, 30))


@pytest.mark.parametrize(
    ("kind", "level", "article"),
    [
        (OrganKind.WORK_DEPARTMENT, "基层人民法院", "《行政诉讼法》第十四条"),
        (OrganKind.TOWNSHIP, "基层人民法院", "《行政诉讼法》第十四条"),
        (OrganKind.LOCAL_GOVERNMENT, "中级人民法院", "《行政诉讼法》第十五条第（一）项"),
        (OrganKind.STATE_COUNCIL_DEPARTMENT, "中级人民法院", "《行政诉讼法》第十五条第（一）项"),
        (OrganKind.STATE_COUNCIL_BODY, "基层人民法院", "《行政诉讼法》第十四条"),
        (OrganKind.CUSTOMS, "中级人民法院", "《行政诉讼法》第十五条第（二）项"),
    ],
)
def test_the_level_of_the_court_follows_the_organ(
    kind: OrganKind, level: str, article: str
) -> None:
    rule = court_rule(kind)
    assert (rule.level.label, str(rule.rests_on)) == (level, article)


@pytest.mark.parametrize(
    ("disposition", "on", "withheld", "scope"),
    [
        (Disposition.STATE_SECRET, date(2024, 1, 1), (), "whole"),
        (Disposition.STATE_SECRET, LAST_YEAR_OF_OLD_LAW, (), "none"),
        (Disposition.ADMINISTRATIVE_QUERY, TODAY, (), "none"),
        (Disposition.DOES_NOT_EXIST, TODAY, (), "none"),
        (Disposition.PARTLY_GRANTED, TODAY, (Disposition.DELIBERATIVE,), "part"),
        (Disposition.PARTLY_GRANTED, TODAY, (), "none"),
        (Disposition.PARTLY_GRANTED, LAST_YEAR_OF_OLD_LAW, (Disposition.DELIBERATIVE,), "none"),
    ],
)
def test_what_must_go_to_reconsideration_first(
    disposition: Disposition, on: date, withheld: tuple[Disposition, ...], scope: str
) -> None:
    assert remedy_scope(disposition, on, withheld).value == scope


def test_the_paragraph_of_a_refusal_sends_to_reconsideration_first() -> None:
    said = remedies_paragraph(RemedyScope.WHOLE, TODAY, remedies())
    assert said.text == (
        "您如不服本告知书不予公开的决定，依照《中华人民共和国行政复议法》第二十三条第一款第（四）项、第二款的规定，"
        "应当先申请行政复议：自收到本告知书之日起60日内向云江县人民政府提出。"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向云江县人民法院提起行政诉讼；"
        "复议机关逾期不作出决定的，可以自复议期满之日起15日内向云江县人民法院提起行政诉讼。"
    )


def test_the_paragraph_of_another_reply_leaves_the_choice() -> None:
    said = remedies_paragraph(RemedyScope.NONE, TODAY, remedies(), you="贵单位")
    assert said.text == (
        "贵单位如不服本告知书，可以自收到本告知书之日起60日内向云江县人民政府申请行政复议，"
        "也可以自收到本告知书之日起6个月内直接向云江县人民法院提起行政诉讼。"
    )
    assert said.missing == ()


def test_a_letter_served_online_tells_the_online_channel_or_lacks_it() -> None:
    online = Remedies(remedies().authorities, "云江县人民法院", served_online=True)
    said = remedies_paragraph(RemedyScope.NONE, TODAY, online)
    assert said.text.endswith("行政复议申请书可以通过互联网渠道提交：＿＿＿＿。")
    assert said.missing == ("online_channel",)


def test_a_paragraph_without_names_has_gaps_and_says_so() -> None:
    said = remedies_paragraph(RemedyScope.WHOLE, TODAY, Remedies())
    assert said.missing == ("authorities", "court")
    assert "向＿＿＿＿提出" in said.text


def test_a_province_that_reviews_itself_leaves_the_ruling_of_the_state_council() -> None:
    names = {AuthorityRole.ITSELF: "江东省人民政府"}
    heard = authorities(OrganKind.PROVINCIAL_GOVERNMENT, names, TODAY)
    said = remedies_paragraph(RemedyScope.WHOLE, TODAY, Remedies(heard, "江州市中级人民法院"))
    assert said.text.endswith("也可以向国务院申请裁决，由国务院作出最终裁决。")


@pytest.mark.parametrize(
    ("reckoned", "by", "length", "unit", "article"),
    [
        (
            reconsideration_answer(date(2026, 3, 2), CALENDAR),
            date(2026, 3, 16),
            10,
            "工作日",
            "《行政复议法》第四十八条",
        ),
        (
            reconsideration_answer(date(2026, 9, 24), CALENDAR),
            date(2026, 10, 15),
            10,
            "工作日",
            "《行政复议法》第四十八条",
        ),
        (
            reconsideration_answer(date(2026, 3, 2), CALENDAR, simplified=True),
            date(2026, 3, 9),
            5,
            "工作日",
            "《行政复议法》第五十四条第一款",
        ),
        (
            reconsideration_answer(date(2023, 5, 8), CALENDAR),
            date(2023, 5, 18),
            10,
            "日",
            "《行政复议法》第二十三条第一款",
        ),
        (
            litigation_answer(date(2026, 3, 2), CALENDAR),
            date(2026, 3, 17),
            15,
            "日",
            "《行政诉讼法》第六十七条第一款",
        ),
        (
            appeal(date(2026, 3, 2), CALENDAR),
            date(2026, 3, 17),
            15,
            "日",
            "《行政诉讼法》第八十五条",
        ),
        (
            appeal(date(2026, 3, 2), CALENDAR, ruling=True),
            date(2026, 3, 12),
            10,
            "日",
            "《行政诉讼法》第八十五条",
        ),
        (
            reconsideration_open(date(2026, 3, 12), CALENDAR),
            date(2026, 5, 11),
            60,
            "日",
            "《行政复议法》第二十条第一款",
        ),
        (
            litigation_open(date(2026, 3, 12), CALENDAR),
            date(2026, 9, 14),
            6,
            "个月",
            "《行政诉讼法》第四十六条第一款",
        ),
        (
            litigation_open(date(2025, 8, 31), CALENDAR),
            date(2026, 2, 28),
            6,
            "个月",
            "《行政诉讼法》第四十六条第一款",
        ),
        (
            litigation_after_reconsideration(date(2026, 3, 2), CALENDAR),
            date(2026, 3, 17),
            15,
            "日",
            "《行政诉讼法》第四十五条",
        ),
    ],
)
def test_a_time_limit_of_the_remedies(
    reckoned: Limit, by: date, length: int, unit: str, article: str
) -> None:
    assert (reckoned.by, reckoned.length, reckoned.unit) == (by, length, unit)
    assert str(reckoned.rests_on) == article


def test_a_last_day_in_a_holiday_moves_to_the_next_working_day() -> None:
    moved = litigation_answer(date(2026, 2, 3), CALENDAR)
    assert (moved.rolled_from, moved.by) == (date(2026, 2, 18), date(2026, 2, 24))
    assert str(moved.rolls_by) == "《民事诉讼法》第八十五条第三款"
    assert (
        str(litigation_answer(date(2021, 1, 29), CALENDAR).rolls_by)
        == "《民事诉讼法》第八十二条第三款"
    )


def test_a_limit_beyond_the_last_notice_is_provisional() -> None:
    assert litigation_answer(date(2026, 12, 28), CALENDAR).provisional
    assert not litigation_answer(date(2026, 3, 2), CALENDAR).provisional


def test_the_routes_and_columns_are_those_of_table_four() -> None:
    form = edition("2021").remedies
    assert form is not None
    assert [(each.key, each.label) for each in form.groups] == [
        (route.value, route.label) for route in RemedyRoute
    ]
    assert [(each.key, each.label) for each in form.columns][:4] == [
        (column.value, column.label) for column in RemedyColumn
    ]


def test_each_outcome_counts_in_one_column() -> None:
    columns = {
        column.label: [outcome.label for outcome in RemedyOutcome if outcome.column is column]
        for column in RemedyColumn
    }
    assert columns["结果维持"] == ["维持", "驳回行政复议请求", "驳回诉讼请求"]
    assert columns["结果纠正"] == [
        "撤销，或者撤销并责令重新作出",
        "变更",
        "确认违法",
        "确认无效",
        "责令履行",
    ]
    assert columns["尚未审结"] == ["尚未审结"]
    assert len(columns["其他结果"]) == 10


def test_a_route_offers_only_its_own_outcomes() -> None:
    labels = [outcome.label for outcome in outcomes(RemedyRoute.LITIGATION_DIRECT)]
    assert "驳回诉讼请求" in labels
    assert "驳回行政复议请求" not in labels
    assert {
        *outcomes(RemedyRoute.RECONSIDERATION),
        *outcomes(RemedyRoute.LITIGATION_DIRECT),
    } == set(RemedyOutcome)
