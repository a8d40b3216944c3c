from collections.abc import Iterator

import pytest

from mingtang.annual.edition import edition
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import (
    Errand,
    FactKind,
    Question,
    QuestionCode,
    RemedyClass,
    UnknownAnswer,
    UnknownFact,
    fact,
    facts,
    found_from_wire,
    found_to_wire,
    guide,
    next_question,
    row,
    terms,
    way,
)
from tests.factories.letters import FOUND

GROUNDS = {
    "provided": "36(2) 40",
    "already_public": "36(1)",
    "partly_granted": "37",
    "state_secret": "14 36(3)",
    "forbidden_by_law": "14 36(3)",
    "security_and_stability": "14 36(3)",
    "third_party_rights": "15 32 36(3)",
    "internal_affairs": "16.1 36(3)",
    "deliberative": "16.2 36(3)",
    "enforcement_file": "16.2 36(3)",
    "administrative_query": "36(7)",
    "does_not_exist": "36(4)",
    "not_responsible": "36(5) 10.1",
    "needs_creation": "38",
    "still_unclear": "30 29.2(2)",
    "petition": "39.1",
    "repeated": "36(6)",
    "publication": "39.2",
    "excessive": "35",
    "reissue": "2 38",
    "not_rectified": "30",
    "fee_unpaid": "42.1 信息处理费管理办法6",
    "rest": "",
}
PRECEDING = {
    "partly_granted",
    "state_secret",
    "forbidden_by_law",
    "security_and_stability",
    "third_party_rights",
    "internal_affairs",
    "deliberative",
    "enforcement_file",
}


def _written(disposition: Disposition) -> str:
    return " ".join(
        ("" if c.instrument == "条例" else c.instrument)
        + str(c.article)
        + (f".{c.paragraph}" if c.paragraph else "")
        + (f"({c.item})" if c.item else "")
        for c in terms(disposition).grounds
    )


def test_every_disposition_rests_on_its_articles_to_the_item() -> None:
    assert {d.value: _written(d) for d in Disposition} == GROUNDS


def test_reconsideration_comes_first_for_what_articles_14_to_16_withhold() -> None:
    found = {d.value for d in Disposition if terms(d).remedy is RemedyClass.PRECEDING}
    assert found == PRECEDING


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_the_dispositions_are_the_outcome_rows_of_the_edition(code: str) -> None:
    form = edition(code).applications
    assert form is not None
    outcomes = [each for each in form.rows if each.outcome]
    assert {row(d, code) for d in Disposition} == {each.key for each in outcomes}
    groups = {each.key: each.group for each in outcomes}
    assert all(terms(d).group in (groups[row(d, code)] or terms(d).group) for d in Disposition)


def test_an_edition_without_table_three_has_no_rows() -> None:
    with pytest.raises(ValueError, match="“2008”版年度报告没有表三"):
        row(Disposition.PROVIDED, "2008")


def _ends(given: dict[QuestionCode, str]) -> Iterator[tuple[dict[QuestionCode, str], object]]:
    asked = next_question(given)
    if not isinstance(asked, Question):
        yield given, asked
        return
    assert asked.answers, asked.code
    for answer in asked.answers:
        yield from _ends({**given, asked.code: answer.code})


def test_the_seven_questions_reach_every_disposition_and_every_errand() -> None:
    reached = {goal for _, goal in _ends({})}
    assert reached == {*Disposition, *Errand}


def test_each_disposition_is_reached_by_way_of_the_question_it_answers() -> None:
    for given, goal in _ends({}):
        if isinstance(goal, Disposition):
            assert terms(goal).question in given, goal


def test_the_questions_come_in_the_order_of_practice() -> None:
    assert (
        "".join(f"{code.label} " for code in guide())
        == "补不补 是不是 谁负责 有没有 给不给 怎么给 怎么答 "
    )


def test_a_refusal_that_can_be_divided_is_a_partial_disclosure() -> None:
    answers = {
        QuestionCode.CLEAR: "clear",
        QuestionCode.PROPER: "proper",
        QuestionCode.WHOSE: "ours",
        QuestionCode.HELD: "held",
        QuestionCode.MAY: "deliberative",
    }
    asked = next_question(answers)
    assert isinstance(asked, Question)
    assert [each.code for each in asked.answers] == ["partly", "nothing"]
    assert next_question({**answers, QuestionCode.HOW: "nothing"}) is Disposition.DELIBERATIVE
    partly = {**answers, QuestionCode.HOW: "partly", QuestionCode.REPLY: "ready"}
    assert next_question(partly) is Disposition.PARTLY_GRANTED


def test_an_answer_to_a_question_no_longer_asked_is_passed_over() -> None:
    answers = {QuestionCode.CLEAR: "not_rectified", QuestionCode.HOW: "whole"}
    assert next_question(answers) is Disposition.NOT_RECTIFIED
    assert [(q.code.value, a.code) for q, a in way(answers)] == [("clear", "not_rectified")]


def test_an_answer_that_is_not_offered_is_refused() -> None:
    with pytest.raises(UnknownAnswer, match="“补不补”没有“maybe”这一回答"):
        next_question({QuestionCode.CLEAR: "maybe"})


def test_every_fact_is_asked_for_and_says_how_to_fill_it_in() -> None:
    assert all(each.help.endswith("。") and each.label for each in facts().values())
    listed = [each for each in facts().values() if each.kind is FactKind.CHOICE]
    assert all(len(each.options) > 1 for each in listed)


@pytest.mark.parametrize("disposition", Disposition)
def test_the_facts_of_a_disposition_survive_their_json(disposition: Disposition) -> None:
    assert found_from_wire(found_to_wire(FOUND[disposition])) == FOUND[disposition]


@pytest.mark.parametrize(
    ("wire", "message"),
    [
        ({"colour": "red"}, "没有代码为“colour”的事实项"),
        ({"searched_on": "27.2.2026"}, "“检索日期”的值写法不对，应为“2026-03-13”形式的日期"),
        ({"search_keywords": "东风村"}, "“检索的关键词”的值写法不对，应为文字的列表"),
        ({"application_count": True}, "“申请件数”的值写法不对，应为整数"),
        ({"amount": "many"}, "“信息处理费金额”的值写法不对"),
        ({"no_duty": "yes"}, "应为是或者否"),
    ],
)
def test_json_that_holds_no_fact_is_refused(wire: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownFact, match=message):
        found_from_wire(wire)


def test_an_organ_is_named_with_its_contact_or_said_to_be_unknown() -> None:
    held = terms(Disposition.NOT_RESPONSIBLE)
    found = {"not_ours": "不由本机关制作", "responsible_organ": "云江县财政局"}
    assert [need.label for need in held.missing(found)] == [
        "负责公开的机关和该机关的联系方式或者经查证无法确定负责公开的机关"
    ]
    assert held.missing({"not_ours": "不由本机关制作", "organ_unknown": True}) == ()


def test_a_form_asks_for_each_fact_once() -> None:
    asked = [each.code for each in terms(Disposition.ALREADY_PUBLIC).facts]
    assert asked == ["information", "url", "gazette", "place", "published_on"]
    assert fact("published_on").kind is FactKind.DATE
