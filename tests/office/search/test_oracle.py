"""The same hits, totals and tallies as the slow and plain search gives, over random worlds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from mingtang_office.agencies.models import Agency
from mingtang_office.search.actions import put, remove
from mingtang_office.search.queries import search, searching
from tests.office.conftest import NOW, Agencies
from tests.office.search import oracle
from tests.office.search.worlds import documents, questions

_SETTINGS = settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a small world needs no shrinking
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class _Undo(Exception):
    pass


def _in_a_world_of_its_own(do: Callable[[], None]) -> None:
    with suppress(_Undo), transaction.atomic():
        do()
        raise _Undo


@pytest.mark.parametrize("most_agencies", [0, 8])
@_SETTINGS
@given(data=st.data())
def test_what_is_found_is_what_the_oracle_finds(
    agencies: Agencies, monkeypatch: pytest.MonkeyPatch, most_agencies: int, data: Any
) -> None:
    monkeypatch.setattr(searching, "_MOST_AGENCIES", most_agencies)
    everybody = [agencies.county, agencies.education, agencies.school, agencies.finance]
    numbers, paths = [a.pk for a in everybody], [a.path for a in everybody]
    first, then = data.draw(documents(numbers)), data.draw(documents(numbers))
    gone = data.draw(st.sets(st.sampled_from([each.key for each in first])))

    def check() -> None:
        put(documents=first)
        remove(keys=sorted(gone))
        put(documents=then)
        held = {d.key: d for d in first if d.key not in gone} | {d.key: d for d in then}
        for _ in range(6):
            question = data.draw(questions(numbers, paths))
            note(f"{question}")
            branch = set(
                Agency.objects.filter(path__startswith=question.branch).values_list("pk", flat=True)
            )
            keys, counted = oracle.answer(list(held.values()), question, NOW, branch)
            answer = search(question, now=NOW)
            assert {hit.key for hit in answer.hits} == keys
            assert (answer.total, answer.is_bounded) == (len(keys), False)
            told = {
                facet.value: {tally.code: tally.number for tally in tallies}
                for facet, tallies in answer.tallies.items()
                if tallies
            }
            assert told == {facet: codes for facet, codes in counted.items() if codes}

    _in_a_world_of_its_own(check)
