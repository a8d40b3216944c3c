from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mingtang.applications import Channel
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import RemedyClass, Value, terms
from mingtang.applications.letters import (
    GAP,
    WITHHOLDING,
    LetterFacts,
    LetterKind,
    Series,
    Withheld,
    compose,
    elements,
    needs,
)
from mingtang.applications.letters.requirements import wording
from mingtang.applications.remedies import Remedies
from mingtang.law import NotInForce, citations_in
from tests.factories.letters import FRAME, LETTERS, PROCEDURES, WITHHELD, procedure, remedies, reply

GOLDEN = Path(__file__).with_name("letters.txt")


def as_text() -> str:
    """What `letters.txt` should hold; after a change of wording, read it anew and store it."""
    return "\n\n".join(f"# {name}\n{compose(*each).plain}" for name, each in LETTERS.items()) + "\n"


def test_the_letters_read_as_they_were_read_through() -> None:
    assert as_text() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_with_all_its_facts_is_complete(name: str) -> None:
    text = compose(*LETTERS[name])
    assert (text.missing, text.faults, text.notes) == ((), (), ())
    assert GAP not in text.title + text.addressee + "".join(text.remedies)


def test_there_is_a_complete_letter_of_every_kind_and_disposition() -> None:
    assert {kind for kind, _ in LETTERS.values()} == set(LetterKind)
    assert set(PROCEDURES) == {kind for kind in LetterKind if not kind.is_decision}
    assert set(wording().procedures) == {kind.value for kind in PROCEDURES}
    assert set(wording().decisions) == {each.value for each in Disposition}
    assert set(wording().reasons) == {*(each.value for each in WITHHOLDING), "not_information"}


def _elements() -> list[tuple[str, str]]:
    return [
        (name, element.code)
        for name, (kind, facts) in LETTERS.items()
        for element in elements(kind, facts.disposition)
    ]


def _without(kind: LetterKind, facts: LetterFacts, code: str) -> LetterFacts:
    if hasattr(facts, code):
        return replace(facts, **{code: getattr(LetterFacts(), code)})
    (need,) = (each for each in needs(kind, facts.disposition) if each.code == code)
    dropped = {each.code for way in need.ways for each in way}
    return replace(facts, found={c: v for c, v in facts.found.items() if c not in dropped})


@pytest.mark.parametrize(("name", "code"), _elements())
def test_a_letter_names_the_required_element_it_lacks_and_leaves_a_gap(
    name: str, code: str
) -> None:
    kind, facts = LETTERS[name]
    whole, text = compose(kind, facts), compose(kind, _without(kind, facts, code))
    assert [each.code for each in text.missing] == [code]
    assert not text.is_complete
    assert text.plain != whole.plain
    assert text.plain.count("＿＿") > whole.plain.count("＿＿")


@pytest.mark.parametrize("disposition", Disposition)
def test_a_decision_cites_every_ground_of_its_disposition(disposition: Disposition) -> None:
    text = compose(*reply(disposition))
    cited = {mention.citation for mention in citations_in(text.plain)}
    assert set(terms(disposition).grounds) <= cited


@pytest.mark.parametrize("disposition", Disposition)
@pytest.mark.parametrize(
    ("on", "since_2024"), [(date(2023, 12, 29), False), (date(2026, 3, 12), True)]
)
def test_a_decision_carries_the_remedies_of_its_class(
    disposition: Disposition, on: date, since_2024: bool
) -> None:
    kind, facts = reply(disposition)
    text = compose(kind, replace(facts, dated_on=on, remedies=remedies(on)))
    (said,) = text.remedies
    preceding = terms(disposition).remedy is RemedyClass.PRECEDING and since_2024
    assert ("应当先申请行政复议" in said) is preceding
    assert ("6个月内直接向云江县人民法院" in said) is (
        not preceding or disposition is Disposition.PARTLY_GRANTED
    )
    assert ("江州市自然资源局" in said) is not since_2024


@pytest.mark.parametrize("kind", PROCEDURES)
def test_a_step_of_procedure_carries_no_remedies_save_the_notice_to_a_third_party(
    kind: LetterKind,
) -> None:
    text = compose(*procedure(kind))
    assert bool(text.remedies) is (kind is LetterKind.DISCLOSURE_NOTICE)
    assert ("行政复议" in text.plain) is (kind is LetterKind.DISCLOSURE_NOTICE)


@pytest.mark.parametrize(
    "name", [name for name, (kind, _) in LETTERS.items() if kind.carries_remedies]
)
def test_a_letter_with_remedies_lacks_them_until_they_are_named(name: str) -> None:
    kind, facts = LETTERS[name]
    bare = compose(kind, replace(facts, remedies=Remedies(served_online=True)))
    assert [each.code for each in bare.missing] == ["authorities", "court", "online_channel"]


def test_a_withdrawn_application_is_closed_without_remedies() -> None:
    kind, facts = reply(Disposition.REST)
    withdrawn = {"closing_cause": "withdrawn", "closing_facts": "2026年3月10日提交撤回申请书"}
    text = compose(kind, replace(facts, found=withdrawn, remedies=Remedies()))
    assert (text.remedies, text.missing) == ((), ())
    assert "您撤回了该申请" in text.plain


def test_a_part_withheld_for_not_being_government_information_leaves_the_choice() -> None:
    kind, facts = reply(Disposition.PARTLY_GRANTED)
    text = compose(kind, replace(facts, withheld=WITHHELD[1:]))
    assert "应当先申请行政复议" not in text.remedies[0]
    assert "不属于《条例》第二条所称的政府信息" in text.plain


def test_a_partial_disclosure_gives_a_reason_for_each_part_and_lacks_what_it_lacks() -> None:
    kind, facts = reply(Disposition.PARTLY_GRANTED)
    groups = (Withheld(Disposition.DELIBERATIVE, ("第2页",), {"no_duty": True}), Withheld(None))
    missing = [
        (each.code, each.label) for each in compose(kind, replace(facts, withheld=groups)).missing
    ]
    assert missing == [
        ("withheld.0.deliberative_category", "第1项不公开的内容：过程性信息的类别"),
        ("withheld.0.formed_before", "第1项不公开的内容：在什么决定作出之前形成"),
        ("withheld.0.reason_withheld", "第1项不公开的内容：不予公开的理由"),
        ("withheld.1.parts", "第2项不公开的内容：所在位置"),
        ("withheld.1.reason_withheld", "第2项不公开的内容：不予公开的理由"),
    ]
    assert [each.code for each in compose(kind, replace(facts, withheld=())).missing] == [
        "withheld"
    ]


def test_a_part_cannot_be_withheld_on_a_ground_that_refuses_nothing() -> None:
    kind, facts = reply(Disposition.PARTLY_GRANTED)
    group = Withheld(Disposition.NEEDS_CREATION, ("第2页",), {"processing": "汇总"})
    (fault,) = compose(kind, replace(facts, withheld=(group,))).faults
    assert (fault.code, "不是不公开部分内容的理由" in fault.message) == ("withheld.0.ground", True)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_bears_an_identity_number(name: str) -> None:
    kind, facts = LETTERS[name]
    number = "11010519491231002X"
    text = compose(kind, replace(facts, request=f"{number}的登记", addressee=f"陈某（{number}）"))
    assert number not in text.plain
    quoted = "request" in {each.code for each in elements(kind, facts.disposition)}
    assert bool(text.notes) is quoted


def test_the_applicants_words_stand_as_they_are() -> None:
    kind, facts = reply(Disposition.DOES_NOT_EXIST)
    words = "一、[附件]{表}的全文；\n二、《条例》所说的“目录”。"
    lines = [each.text for each in compose(kind, replace(facts, request=words)).paragraphs]
    assert lines[1:3] == [
        "您申请公开的内容为：“一、[附件]{表}的全文；",
        "二、《条例》所说的“目录”。”。",
    ]


def test_the_regulation_is_named_in_full_once() -> None:
    text = compose(*reply(Disposition.STATE_SECRET)).plain
    assert text.count("《中华人民共和国政府信息公开条例》（以下简称《条例》）") == 1
    assert "以下简称" not in compose(*procedure(LetterKind.DEFERRAL)).plain


@pytest.mark.parametrize(
    ("channel", "item", "how"),
    [
        (Channel.ORDINARY_POST, "第三十一条第（二）项", "您以平常信函提交的"),
        (Channel.ONLINE, "第三十一条第（三）项", "您通过互联网渠道提交的"),
    ],
)
def test_a_confirmation_rests_on_the_item_of_its_channel(
    channel: Channel, item: str, how: str
) -> None:
    kind, facts = procedure(LetterKind.RECEIPT_CONFIRMATION)
    text = compose(kind, replace(facts, channel=channel)).plain
    assert item in text
    assert how in text


def test_every_channel_has_its_words() -> None:
    assert (
        set(wording().channels) == set(wording().receipt_items) == {each.value for each in Channel}
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (replace(remedies(), court="有管辖权的人民法院"), "没有指明是哪一个法院"),
        (
            replace(
                remedies(), authorities=(replace(remedies().authorities[0], name="上级主管部门"),)
            ),
            "没有指明是哪一个机关",
        ),
        (replace(remedies(), served_online=True, online_channel="县政府网站"), "应当是完整的网址"),
    ],
)
def test_a_body_that_is_not_named_will_not_do(given: Remedies, message: str) -> None:
    kind, facts = reply(Disposition.DOES_NOT_EXIST)
    (fault,) = compose(kind, replace(facts, remedies=given)).faults
    assert message in fault.message


def test_a_fact_that_will_not_hold_keeps_a_letter_from_signature() -> None:
    kind, facts = reply(Disposition.ALREADY_PUBLIC)
    text = compose(kind, replace(facts, found={**facts.found, "url": "见网站"}))
    assert (text.missing, [each.code for each in text.faults]) == ((), ["url"])
    assert not text.is_complete


def test_no_letter_is_dated_before_the_regulation_of_2019() -> None:
    kind, facts = reply(Disposition.PROVIDED)
    with pytest.raises(NotInForce, match="2019年5月15日"):
        compose(kind, replace(facts, dated_on=date(2019, 5, 14)))
    assert compose(kind, replace(facts, dated_on=date(2019, 5, 15))).is_complete


def test_the_letter_must_be_that_of_the_disposition() -> None:
    with pytest.raises(ValueError, match="的文书是“告知书（无法提供）”，不是“告知书（不予公开）”"):
        compose(LetterKind.REFUSED, reply(Disposition.DOES_NOT_EXIST)[1])


def test_a_decision_without_disposition_says_so() -> None:
    text = compose(LetterKind.REFUSED, FRAME)
    assert [each.label for each in text.missing] == ["处理决定"]


def test_an_organisation_is_addressed_as_one() -> None:
    kind, facts = reply(Disposition.PROVIDED)
    text = compose(kind, replace(facts, addressee_is_organisation=True)).plain
    assert "贵单位" in text
    assert "您" not in text


def test_the_complaint_stands_after_the_remedies_where_it_is_given() -> None:
    kind, facts = reply(Disposition.PROVIDED)
    found = {**facts.found, "complaint_to": "云江县人民政府办公室（0599-3000001）"}
    text = compose(kind, replace(facts, found=found))
    assert len(text.remedies) == 2
    assert text.remedies[1].endswith("也可以向云江县人民政府办公室（0599-3000001）反映。")


def test_decisions_share_one_series_and_the_slip_has_none() -> None:
    assert {kind.series for kind in LetterKind if kind.is_decision} == {Series.REPLY}
    assert LetterKind.CONSULTATION_REPLY.series is None
    assert len({series.mark for series in Series}) == len(Series)


@pytest.mark.parametrize(
    ("letter", "found", "code", "message"),
    [
        (
            reply(Disposition.DOES_NOT_EXIST),
            {"searched_on": date(2026, 3, 13)},
            "searched_on",
            "晚于文书日期2026年3月12日",
        ),
        (
            reply(Disposition.STILL_UNCLEAR),
            {"rectified_on": date(2026, 2, 10)},
            "rectified_on",
            "早于“告知补正的日期”（2026年2月11日）",
        ),
        (
            reply(Disposition.NOT_RECTIFIED),
            {"reply_by": date(2026, 3, 12)},
            "reply_by",
            "届满以后才能视为放弃申请",
        ),
        (
            reply(Disposition.FEE_UNPAID),
            {"pay_by": date(2026, 3, 20)},
            "pay_by",
            "届满以后才能视为放弃申请",
        ),
        (
            procedure(LetterKind.RECTIFICATION),
            {"reply_by": date(2026, 2, 11)},
            "reply_by",
            "没有给对方留出时间",
        ),
        (
            procedure(LetterKind.EXTENSION),
            {"extended_to": date(2026, 3, 13)},
            "extended_to",
            "不晚于原答复期限2026年3月13日",
        ),
        (
            procedure(LetterKind.EXTENSION),
            {"consented_on": date(2026, 3, 13)},
            "consented_on",
            "晚于文书日期",
        ),
    ],
)
def test_a_day_that_cannot_be_keeps_a_letter_from_signature(
    letter: tuple[LetterKind, LetterFacts], found: dict[str, Value], code: str, message: str
) -> None:
    kind, facts = letter
    text = compose(kind, replace(facts, found={**facts.found, **found}))
    assert [each.code for each in text.faults] == [code]
    assert message in text.faults[0].message
