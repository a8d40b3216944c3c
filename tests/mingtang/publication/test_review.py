"""The review before publication: its chain, its eight heads, what they conclude to."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from mingtang.publication.attribute import Attribute
from mingtang.publication.review import (
    Answer,
    Conclusion,
    Head,
    Outcome,
    ReviewRefused,
    ReviewStep,
    Ruling,
    Verdict,
    bar,
    conclusion,
    resolved,
)

CLEAN = dict.fromkeys(Head, Answer(Verdict.NO))
YES, NO, UNSURE = Verdict.YES, Verdict.NO, Verdict.UNSURE
WHOLE = Answer(YES, "全文涉及")
PART = Answer(YES, "附件2第3列", separable=True)
CLEARED = Answer(YES, "权利人已书面同意", cleared=True)
DOUBT = Answer(UNSURE, "引用的数据来源不明")


def _outcome(proposed: Attribute = Attribute.PROACTIVE, **said: Answer) -> Outcome:
    return conclusion({**CLEAN, **{Head(head): a for head, a in said.items()}}, proposed).outcome


def test_the_chain_runs_from_draft_to_signature() -> None:
    assert "→".join(step.label for step in ReviewStep) == (
        "拟稿→科室审核→公开机构审核→保密审查→签发"
    )
    assert ReviewStep.CONFIDENTIALITY.next is ReviewStep.SIGNATURE
    assert ReviewStep.SIGNATURE.next is None


def test_a_step_sends_back_to_any_before_it() -> None:
    assert ReviewStep.OFFICE.may_return_to == (ReviewStep.DRAFT, ReviewStep.SECTION)
    assert ReviewStep.DRAFT.may_return_to == ()


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({}, "主动公开"),
        ({"personal_data": PART}, "删减后公开"),
        ({"personal_data": WHOLE}, "不予公开"),
        ({"commercial_secret": CLEARED}, "主动公开"),
        ({"commercial_secret": CLEARED, "personal_data": PART}, "删减后公开"),
        ({"commercial_secret": PART, "personal_data": WHOLE}, "不予公开"),
        ({"aggregation": DOUBT}, "报上级确定"),
        ({"aggregation": DOUBT, "personal_data": WHOLE}, "报上级确定"),
        ({"state_secret": WHOLE, "aggregation": DOUBT}, "不予公开"),
        ({"work_secret": WHOLE}, "不予公开"),
        ({"security_and_stability": PART}, "删减后公开"),
        ({"images": CLEARED, "intellectual_property": CLEARED}, "主动公开"),
    ],
)
def test_the_answers_conclude(said: dict[str, Answer], outcome: str) -> None:
    assert _outcome(**said).label == outcome


@pytest.mark.parametrize(
    ("proposed", "said", "outcome"),
    [
        (Attribute.ON_APPLICATION, {}, "依申请公开"),
        (Attribute.WITHHELD, {}, "不予公开"),
        (Attribute.ON_APPLICATION, {"personal_data": PART}, "依申请公开"),
        (Attribute.ON_APPLICATION, {"state_secret": DOUBT}, "报上级确定"),
    ],
)
def test_the_attribute_of_the_draft_stands_where_nothing_forbids(
    proposed: Attribute, said: dict[str, Answer], outcome: str
) -> None:
    assert _outcome(proposed, **said).label == outcome


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"personal_data": Answer(YES)}, "“个人信息”回答为“是”，须在意见中写明"),
        ({"aggregation": Answer(UNSURE, " ")}, "“汇聚关联风险”回答为“不能确定”，须在意见中写明"),
        ({"images": Answer(NO, separable=True)}, "“版权、地图、肖像”回答为“否”，不存在"),
        ({"images": Answer(UNSURE, "地图", cleared=True)}, "不存在可以删减"),
        ({"state_secret": Answer(YES, "第2段", separable=True)}, "涉密原文不得进入本系统"),
        ({"work_secret": Answer(YES, "第2段", cleared=True)}, "没有可以公开的例外"),
        ({"security_and_stability": Answer(YES, "x", cleared=True)}, "没有可以公开的例外"),
        ({"personal_data": Answer(YES, "x", separable=True, cleared=True)}, "不能既删减"),
    ],
)
def test_impossible_answers_are_refused_by_name(said: dict[str, Answer], words: str) -> None:
    with pytest.raises(ReviewRefused, match=words):
        _outcome(**said)


@pytest.mark.parametrize("missing", Head)
def test_a_head_left_out_is_named(missing: Head) -> None:
    answers = {head: answer for head, answer in CLEAN.items() if head is not missing}
    with pytest.raises(ReviewRefused) as caught:
        conclusion(answers, Attribute.PROACTIVE)
    assert caught.value.faults == (f"“{missing.label}”还没有回答，八项须逐项审查。",)


def test_nothing_is_published_while_any_head_is_uncleared_or_in_doubt() -> None:
    kinds = (Answer(NO), WHOLE, DOUBT)
    for pair in product(Head, Head):
        for first, second in product(kinds, kinds):
            answers = {**CLEAN, pair[0]: first, pair[1]: second}
            found = conclusion(answers, Attribute.PROACTIVE)
            clean = all(answer.verdict is NO for answer in answers.values())
            assert (bar(found) is None) == clean


def test_the_text_of_a_secret_must_leave() -> None:
    found = conclusion({**CLEAN, Head.STATE_SECRET: WHOLE}, Attribute.PROACTIVE)
    assert found.content_must_leave
    assert "只登记编号和结论" in (bar(found) or "")


def test_what_is_to_be_redacted_waits_for_it() -> None:
    found = conclusion({**CLEAN, Head.PERSONAL_DATA: PART}, Attribute.PROACTIVE)
    assert "须先删减" in (bar(found) or "")
    assert bar(found, is_redacted=True) is None


def test_the_conclusion_says_why() -> None:
    found = conclusion({**CLEAN, Head.PERSONAL_DATA: PART}, Attribute.PROACTIVE)
    assert [(each.text, each.rests_on[:8]) for each in found.why] == [
        ("个人信息：涉及，可以删减（附件2第3列）。", "《条例》第十五条")
    ]


def _ruled(outcome: Outcome, organ: str = "云江县国家保密局", **said: Answer) -> Conclusion:
    answers = {**CLEAN, **{Head(head): answer for head, answer in said.items()}}
    ruling = Ruling(organ, "云保函〔2026〕4号", date(2026, 4, 1), outcome)
    return resolved(answers, Attribute.PROACTIVE, ruling)


def test_the_organ_asked_decides() -> None:
    found = _ruled(Outcome.PROACTIVE, aggregation=DOUBT)
    assert bar(found) is None
    assert "云江县国家保密局（云保函〔2026〕4号）确定：主动公开" in found.why[0].text


@pytest.mark.parametrize(
    ("ruled", "personal", "outcome"),
    [
        (Outcome.PROACTIVE, WHOLE, Outcome.WITHHELD),
        (Outcome.PROACTIVE, PART, Outcome.REDACTED),
        (Outcome.ON_APPLICATION, PART, Outcome.ON_APPLICATION),
        (Outcome.REDACTED, CLEARED, Outcome.REDACTED),
        (Outcome.WITHHELD, PART, Outcome.WITHHELD),
    ],
)
def test_a_ruling_on_a_doubt_does_not_clear_what_is_certain(
    ruled: Outcome, personal: Answer, outcome: Outcome
) -> None:
    assert _ruled(ruled, aggregation=DOUBT, personal_data=personal).outcome is outcome


def test_a_ruling_that_it_is_secret_makes_the_text_leave() -> None:
    assert _ruled(Outcome.WITHHELD, state_secret=DOUBT).content_must_leave
    assert not _ruled(Outcome.WITHHELD, images=DOUBT).content_must_leave


@pytest.mark.parametrize(
    ("outcome", "organ", "words"),
    [
        (Outcome.REFERRED, "县保密局", "应是明确的结论"),
        (Outcome.PROACTIVE, " ", "写明作出确定的机关"),
    ],
)
def test_a_ruling_that_decides_nothing_is_refused(outcome: Outcome, organ: str, words: str) -> None:
    with pytest.raises(ReviewRefused, match=words):
        _ruled(outcome, organ, aggregation=DOUBT)


def test_nothing_was_referred() -> None:
    with pytest.raises(ReviewRefused, match="没有报上级确定"):
        _ruled(Outcome.PROACTIVE)
