from __future__ import annotations

from collections.abc import Callable

import pytest

from mingtang_office.search import sources
from mingtang_office.search.actions import put
from mingtang_office.search.answer import Answer
from mingtang_office.search.document import Document
from mingtang_office.search.queries import search
from mingtang_office.search.question import Question
from tests.office.conftest import NOW, Agencies
from tests.office.search.papers import paper

Publish = Callable[..., Document]


@pytest.fixture
def publish(agencies: Agencies) -> Publish:
    """publish(1, "标题", body="…"): the document as it was handed to the search."""

    def do(which: int = 1, /, *args: object, **told: object) -> Document:
        told.setdefault("agency", agencies.education.pk)
        document = paper(which, *args, **told)  # type: ignore[arg-type]
        put(documents=[document])
        return document

    return do


def ask(words: str = "", **told: object) -> Answer:
    return search(Question(words=words, **told), now=NOW)  # type: ignore[arg-type]


def keys(words: str = "", **told: object) -> list[int]:
    """The numbers of the documents found, in their order."""
    return [int(hit.key.partition(":")[2]) for hit in ask(words, **told).hits]


@pytest.fixture
def no_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test registers is a register."""
    monkeypatch.setattr(sources, "_sources", {})
