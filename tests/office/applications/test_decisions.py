"""The decision in seven questions, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import QuestionCode, terms
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.decisions import (
    Stated,
    answer_question,
    draft_decision,
    state_facts,
    stated_in,
)
from mingtang_office.applications.models import Application, DecisionDraft, RemedyGuide
from mingtang_office.letters import wording
from mingtang_office.letters.models import Letter
from tests.office.applications.conftest import APPLICANT
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import DECIDED, FACTS, RECEIVED, REPLIED, life_of, papers


def answer(desk: Desk, application: Application, question: str, code: str) -> DecisionDraft:
    application.refresh_from_db()
    return answer_question(
        application=application,
        question=QuestionCode(question),
        answer=code,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED),
    )


def test_answers_lead_to_a_disposition(desk: Desk) -> None:
    row = desk.answered(desk.received(RECEIVED), Disposition.DOES_NOT_EXIST, DECIDED)
    assert row.disposition == "does_not_exist"
    assert row.answers == {
        "clear": "clear",
        "proper": "proper",
        "whose": "ours",
        "held": "not_found",
    }


def test_another_answer_to_an_earlier_question_drops_those_after_it(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.answered(application, Disposition.DOES_NOT_EXIST, DECIDED)
    row = answer(desk, application, "proper", "petition")
    assert (row.disposition, row.answers) == (
        "petition",
        {"clear": "clear", "proper": "petition"},
    )


def test_a_question_whose_turn_has_not_come_is_not_answered(desk: Desk) -> None:
    with pytest.raises(Refused, match="还没有轮到"):
        answer(desk, desk.received(RECEIVED), "held", "not_found")


def test_an_answer_that_is_not_offered_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有“maybe”这一回答"):
        answer(desk, desk.received(RECEIVED), "clear", "maybe")


def test_facts_are_kept_sealed_and_read_again(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    stated = Stated(FACTS[Disposition.PETITION], attachments=("说明",))
    row = state_facts(
        application=application,
        stated=stated,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED),
    )
    assert "违规招生".encode() not in bytes(row.sealed)
    assert stated_in(row) == stated


@pytest.mark.parametrize("disposition", FACTS, ids=str)
def test_without_facts_and_papers_nothing_is_drafted_and_each_is_named(
    desk: Desk, disposition: Disposition
) -> None:
    application = desk.received(RECEIVED)
    desk.answered(application, disposition, DECIDED)
    application.refresh_from_db()
    with pytest.raises(Refused) as refused:
        draft_decision(
            application=application,
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(DECIDED),
        )
    history = {Disposition.STILL_UNCLEAR, Disposition.THIRD_PARTY_RIGHTS, Disposition.EXCESSIVE}
    if disposition in history:  # the course of the case does not bear it: the article says why
        assert "条例》第三十" in refused.value.message
        return
    own = {"form"}  # the case knows it
    named = [need.label for need in terms(disposition).needs if need.code not in own]
    named += [paper.label for paper in terms(disposition).evidence]
    assert [label for label in named if label not in refused.value.message] == []
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("disposition", "paper"),
    [
        (Disposition.DOES_NOT_EXIST, "检索记录"),
        (Disposition.PROVIDED, "提供的信息件"),
        (Disposition.PARTLY_GRANTED, "区分处理后的信息件"),
        (Disposition.STATE_SECRET, "定密材料"),
        (Disposition.REPEATED, "前次答复及其送达凭证"),
    ],
)
def test_with_every_fact_a_paper_that_is_not_there_is_named(
    desk: Desk, disposition: Disposition, paper: str
) -> None:
    searched = {
        "search_departments": ("办公室",),
        "search_systems": ("公文系统",),
        "search_period": "2025年",
        "search_keywords": ("招生",),
        "searched_on": REPLIED,
        "search_result": "没有",
        "earlier_application": "SQ00001-2025-00001",
        "earlier_number": "云教公开告〔2025〕1号",
        "earlier_on": date(2025, 3, 3),
    }
    found = {**FACTS[disposition], **searched}
    with pytest.raises(Refused, match=f"案卷中还没有.*{paper}"):
        desk.decision(desk.received(RECEIVED), disposition, DECIDED, found)


def test_what_was_found_somewhere_does_not_not_exist(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.searched(application, REPLIED)
    desk.searched(application, REPLIED, found=True)
    with pytest.raises(Refused, match="检索记录"):
        desk.decision(application, Disposition.DOES_NOT_EXIST, DECIDED, {})


def test_a_local_rule_forbids_nothing(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    papers(desk, application, Disposition.FORBIDDEN_BY_LAW)
    found = {
        **FACTS[Disposition.FORBIDDEN_BY_LAW],
        "forbidding_rule": "《云江县档案管理办法》第三条",
    }
    with pytest.raises(Refused, match="不能作为依据"):
        desk.decision(application, Disposition.FORBIDDEN_BY_LAW, DECIDED, found)


def test_while_the_third_party_has_time_nothing_of_its_own_is_disclosed(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.third_party_asked(application, REPLIED)
    with pytest.raises(Refused, match=r"正在征求第三方意见.*第三十二条"):
        desk.decision(application, Disposition.PROVIDED, DECIDED, FACTS[Disposition.PROVIDED])


def test_an_errand_comes_before_the_decision(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    for question, code in (("clear", "clear"), ("proper", "excessive")):
        answer(desk, application, question, code)
    application.refresh_from_db()
    with pytest.raises(Refused, match="应当先“要求申请人说明理由”"):
        draft_decision(
            application=application,
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(DECIDED),
        )


def test_an_agency_that_has_not_said_who_hears_a_reconsideration_issues_no_decision(
    desk: Desk,
) -> None:
    RemedyGuide.objects.all().delete()
    with pytest.raises(Refused, match="行政复议机关"):
        desk.decision(
            desk.received(RECEIVED), Disposition.PETITION, DECIDED, FACTS[Disposition.PETITION]
        )


def test_what_is_withheld_says_reconsideration_first_and_how_online(desk: Desk) -> None:
    life = life_of(desk, Disposition.PARTLY_GRANTED)
    text = wording.text_of(life.letter, DECIDED).plain
    assert "应当先申请行政复议" in text
    assert "https://fy.yunjiang.example/apply" in text
    assert "附件三第2页" in text


def test_of_the_same_applicant_the_earlier_reply_is_found(desk: Desk) -> None:
    life = life_of(desk, Disposition.REPEATED)
    found = wording.facts_of(life.letter).found
    assert (found["earlier_number"], found["earlier_on"]) == (
        "云江县教育局公开告〔2026〕1号",
        DECIDED,
    )


def test_of_another_applicant_it_is_not(desk: Desk) -> None:
    life_of(desk, Disposition.ALREADY_PUBLIC)
    other = replace(APPLICANT, document_number="CESHI-0002")
    again = desk.received(date(2026, 3, 26), applicant=other)
    with pytest.raises(Refused, match="前次申请的编号"):
        desk.decision(again, Disposition.REPEATED, date(2026, 3, 27), FACTS[Disposition.REPEATED])
