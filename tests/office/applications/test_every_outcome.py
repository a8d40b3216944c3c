"""Each of the twenty-three outcomes from the application to the served letter, through the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import RemedyClass, fact, terms
from mingtang.applications.letters import LetterFacts, LetterKind, day, needs, yuan
from mingtang_office.applications.models import Standing
from mingtang_office.letters import wording
from tests.office.applications.desk import Desk
from tests.office.applications.lives import life_of

REMEDIES = {
    RemedyClass.PRECEDING: "应当先申请行政复议",
    RemedyClass.CHOICE: "内直接向云江县人民法院提起行政诉讼",
}
REQUESTED = "“云江县2025年义务教育学校招生计划及调整情况”"


def said(facts: LetterFacts) -> Iterator[str]:
    """What the letter must say of each fact that its kind requires, as it is written there."""
    for need in needs(LetterKind(terms(facts.disposition).letter), facts.disposition):
        for each in (each for way in need.ways for each in way if each.code in facts.found):
            value, options = facts.found[each.code], fact(each.code).options
            if isinstance(value, bool):
                continue
            if isinstance(value, date):
                yield day(value)
            elif isinstance(value, tuple):
                yield from (options.get(part, part) for part in value)
            elif isinstance(value, str):
                yield options.get(value, value) if each.code != "closing_cause" else "撤回"
            else:
                yield str(value) if isinstance(value, int) else yuan(value)


@pytest.mark.parametrize("disposition", Disposition, ids=str)
def test_it_ends_so_and_its_letter_says_all_that_it_must(
    desk: Desk, disposition: Disposition
) -> None:
    life = life_of(desk, disposition)

    letter = life.letter
    assert letter.signed_on is not None
    facts, text = wording.facts_of(letter), wording.text_of(letter, letter.signed_on)
    assert (letter.kind, letter.state) == (terms(disposition).letter, "served")
    assert (life.application.disposition, facts.disposition) == (disposition, disposition)
    assert (text.missing, text.faults) == ((), ())
    frame = ["林小满：", "云江县教育局", life.application.number, REQUESTED, "2026年3月2日"]
    if disposition is Disposition.REPEATED:
        frame[-1] = "2026年3月26日"
    if disposition is not Disposition.REST:
        frame += [
            "云江县人民政府",
            "云江县人民法院提起行政诉讼",
            REMEDIES[terms(disposition).remedy],
        ]
    grounds = [str(each).split("》")[-1] for each in terms(disposition).grounds]
    shown = text.plain
    assert [each for each in (*frame, *grounds, *said(facts)) if each not in shown] == []
    standing = Standing.objects.get(application=life.application, until__isnull=True)
    assert (standing.disposition, standing.in_time) == (disposition, True)
