"""Each of the twenty-three outcomes from the application to the served letter, through the actions."""

from __future__ import annotations

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.letters import LetterKind, elements
from mingtang_office.applications.models import Standing
from mingtang_office.letters import wording
from tests.office.applications.desk import Desk
from tests.office.applications.lives import life_of


@pytest.mark.parametrize("disposition", Disposition, ids=str)
def test_it_ends_so_and_its_letter_says_all_that_it_must(
    desk: Desk, disposition: Disposition
) -> None:
    life = life_of(desk, disposition)

    letter = life.letter
    facts = wording.facts_of(letter)
    text = wording.text_of(letter, letter.signed_on)
    assert letter.kind == terms(disposition).letter
    assert (life.application.disposition, letter.state) == (disposition, "served")
    assert (text.missing, text.faults) == ((), ())
    shown = text.plain
    assert {
        "addressee": "林小满：" in shown,
        "agency": "云江县教育局" in shown,
        "application_no": life.application.number in shown,
    } == dict.fromkeys(("addressee", "agency", "application_no"), True)
    for ground in terms(disposition).grounds:
        assert str(ground).split("》")[-1] in shown, ground
    assert {e.code for e in elements(LetterKind(letter.kind), disposition)} >= {"addressee"}
    assert facts.disposition is disposition
    standing = Standing.objects.get(application=life.application, until__isnull=True)
    assert standing.disposition == disposition
