from datetime import date
from decimal import Decimal
from json import dumps, loads
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import FactKind, Value, facts, terms
from mingtang.applications.letters import (
    LetterFacts,
    LetterKind,
    UnreadableFacts,
    Withheld,
    compose,
    facts_from_wire,
    facts_to_wire,
)
from tests.factories.letters import LETTERS

DAYS = st.dates(date(2019, 5, 15), date(2030, 12, 31))
VALUES: dict[FactKind, st.SearchStrategy[Value]] = {
    FactKind.TEXT: st.text(max_size=20),
    FactKind.REFERENCE: st.text(max_size=20),
    FactKind.CHOICE: st.text(max_size=5),
    FactKind.DATE: DAYS,
    FactKind.LIST: st.lists(st.text(max_size=9), max_size=3).map(tuple),
    FactKind.BOOLEAN: st.booleans(),
    FactKind.NUMBER: st.integers(-3, 500),
    FactKind.AMOUNT: st.decimals(-1, 9999, places=2, allow_nan=False).map(Decimal),
}


@st.composite
def found(draw: st.DrawFn) -> dict[str, Value]:
    codes = draw(st.lists(st.sampled_from(sorted(facts())), max_size=8, unique=True))
    return {code: draw(VALUES[facts()[code].kind]) for code in codes}


@st.composite
def letters(draw: st.DrawFn) -> tuple[LetterKind, LetterFacts]:
    disposition = draw(st.none() | st.sampled_from(Disposition))
    kinds = [kind for kind in LetterKind if not kind.is_decision and kind != LetterKind.FEE_NOTICE]
    kind = terms(disposition).letter if disposition else draw(st.sampled_from(kinds))
    groups = st.builds(
        Withheld,
        st.none() | st.sampled_from(Disposition),
        st.lists(st.text(max_size=9), max_size=2).map(tuple),
        found(),
    )
    return kind, LetterFacts(
        agency=draw(st.text(max_size=9)),
        addressee=draw(st.text(max_size=9)),
        request=draw(st.text(max_size=40)),
        dated_on=draw(st.none() | DAYS),
        disposition=disposition,
        found=draw(found()),
        withheld=tuple(draw(st.lists(groups, max_size=2))),
    )


@settings(max_examples=150, deadline=None)
@given(letters())
def test_half_filled_facts_compose_without_fail_and_survive_their_json(
    letter: tuple[LetterKind, LetterFacts],
) -> None:
    kind, given_facts = letter
    text = compose(kind, given_facts)
    assert not text.is_complete
    assert all("\n" not in each.text for each in text.paragraphs)
    assert facts_from_wire(loads(dumps(facts_to_wire(given_facts)))) == given_facts


@pytest.mark.parametrize("name", LETTERS)
def test_a_complete_letter_is_the_same_out_of_its_json(name: str) -> None:
    kind, whole = LETTERS[name]
    again = facts_from_wire(loads(dumps(facts_to_wire(whole), ensure_ascii=False)))
    assert again == whole
    assert compose(kind, again) == compose(kind, whole)


def test_what_the_json_leaves_out_is_left_out() -> None:
    assert facts_from_wire({}) == LetterFacts()
    assert facts_from_wire({"agency": "云江县财政局"}) == LetterFacts(agency="云江县财政局")


@pytest.mark.parametrize(
    ("wire", "message"),
    [
        ({"colour": "red"}, "不认识的字段：colour"),
        ({"received_on": "yesterday"}, "无法读取"),
        ({"channel": "pigeon"}, "无法读取"),
        ({"agency": 7}, "“agency”应为文字"),
        ({"found": {"colour": "red"}}, "没有代码为“colour”的事实项"),
        ({"course": [{"on": "2026-03-02"}]}, "无法读取"),
        (
            {"remedies": {"authorities": [{"role": "itself", "name": "", "rests_on": "x"}]}},
            "不是一条法条引用",
        ),
    ],
)
def test_json_that_holds_no_letter_is_refused(wire: dict[str, Any], message: str) -> None:
    with pytest.raises(UnreadableFacts, match=message):
        facts_from_wire(wire)
