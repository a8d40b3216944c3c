"""Wherever a Word document can hold a secret, redaction leaves none or refuses."""

from __future__ import annotations

import pytest

from mingtang.documents.open import read
from mingtang.redaction import RedactionRefused, redact
from tests.mingtang.redaction.leaks import HIDDEN, SECRET, leaks
from tests.mingtang.redaction.word_bed import MARK, docx
from tests.mingtang.redaction.word_places import PLACES, REFUSED


def _shown(data: bytes) -> str:
    return "".join(paragraph.text for paragraph in read(data).paragraphs)


@pytest.mark.parametrize("place", PLACES)
def test_no_secret_survives_in_a_word_document(place: str) -> None:
    source = docx(PLACES[place])
    made = redact(source, f"{SECRET}.docx", [MARK], viewed={1})
    assert leaks(made.data, SECRET, HIDDEN) == []
    assert SECRET not in made.name
    assert "其余内容可以公开。" in _shown(made.data)


@pytest.mark.parametrize("place", [name for name, bed in PLACES.items() if not bed.visible])
def test_the_bed_really_holds_what_is_hidden(place: str) -> None:
    assert leaks(docx(PLACES[place]), HIDDEN) != []


@pytest.mark.parametrize("place", [name for name, bed in PLACES.items() if bed.visible])
def test_words_that_are_shown_are_found_and_barred(place: str) -> None:
    made = redact(docx(PLACES[place]), "a.docx", [MARK], viewed={1})
    assert sum(entry.count for entry in made.withheld) > 1


@pytest.mark.parametrize("place", REFUSED)
def test_what_is_not_certain_is_refused(place: str) -> None:
    bed, code = REFUSED[place]
    with pytest.raises(RedactionRefused) as refusal:
        redact(docx(bed), "a.docx", [MARK])
    assert refusal.value.code == code
    assert SECRET not in refusal.value.message
