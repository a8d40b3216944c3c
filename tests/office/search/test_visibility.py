"""What is not public now is in no part of an answer: no hit, no total, no tally, no proposal."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from mingtang_office.search.actions import remove
from mingtang_office.search.answer import Answer
from mingtang_office.search.queries import search
from mingtang_office.search.question import Question, Sort
from tests.office.conftest import NOW
from tests.office.search.conftest import Publish

SECOND = timedelta(seconds=1)
FROM = {"long since": -9 * SECOND, "just now": 0 * SECOND, "soon": SECOND}
UNTIL = {"for good": None, "not yet over": SECOND, "to this moment": 0 * SECOND, "over": -SECOND}
AUDIENCES = ["public", "staff"]
QUESTIONS = [
    Question(),
    Question(words="校车"),
    Question(words="校车", sort=Sort.NEWEST),
    Question(words='"校车安全"'),
    Question(words="xcaq"),
    Question(words="云教〔2025〕12号"),
    Question(words="-食堂"),
    Question(column="a"),
    Question(year=2026),
    Question(words="较车安全"),
]


def _shows_nothing(answer: Answer) -> bool:
    return not (answer.hits or answer.total or answer.nearest or any(answer.tallies.values()))


@pytest.mark.parametrize(("since", "until", "audience"), [*product(FROM, UNTIL, AUDIENCES)])
def test_only_what_is_public_at_this_moment_is_found(
    publish: Publish, since: str, until: str, audience: str
) -> None:
    end = UNTIL[until]
    publish(
        1,
        visible_from=NOW + FROM[since],
        visible_until=None if end is None else NOW + end,
        audience=audience,
        columns=("a",),
        number="云教〔2025〕12号",
    )
    is_public = audience == "public" and since != "soon" and until != "over"
    for question in QUESTIONS:
        assert _shows_nothing(search(question, now=NOW)) is not is_public, question


def test_what_was_removed_is_not_found(publish: Publish) -> None:
    publish(1, columns=("a",), number="云教〔2025〕12号")
    remove(keys=["test.paper:1"])
    assert all(_shows_nothing(search(question, now=NOW)) for question in QUESTIONS)


def test_a_document_comes_and_goes_by_itself(publish: Publish) -> None:
    publish(1, visible_from=NOW, visible_until=NOW + 2 * SECOND)
    totals = [search(Question(), now=NOW + second * SECOND).total for second in (-1, 0, 2, 3)]
    assert totals == [0, 1, 1, 0]
