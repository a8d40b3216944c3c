from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from mingtang_office.agencies.models import Agency
from mingtang_office.demo import loading
from mingtang_office.demo.conducting import Days
from mingtang_office.demo.draws import draws
from mingtang_office.demo.loading import load
from mingtang_office.demo.year.texts import voice
from mingtang_office.demo.year.writing import Publication, Writer
from tests.office.demo.conftest import COUNTY, NOW, digest, rolled_back


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_same_seed_gives_the_same_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every fourth case: they are made alike."""
    every = loading.cases
    monkeypatch.setattr(loading, "cases", lambda *given: islice(every(*given), 0, None, 4))
    monkeypatch.setattr(loading, "years_of_publications", lambda *_: ())
    digests = set()
    for _ in range(2):
        with rolled_back():
            load(COUNTY, now=NOW)
            digests.add(digest())
    assert len(digests) == 1


def _year(seed: str) -> list[Publication]:
    days = Days(date(2026, 11, 20))
    bureau = Agency(name="云江县教育局", telephone="0399-5550123")
    writer = Writer(bureau, voice("jiaoyu"), days, draws(seed, "year"), "云江县教育局")
    return [*writer.past(8, 2025), *writer.year(2025)]


def test_the_same_seed_gives_the_same_publications_on_working_days() -> None:
    found = _year("yunjiang")

    assert found == _year("yunjiang") != _year("other")
    assert all(Days(date(2026, 11, 20)).works(each.published_on) for each in found)
    assert len({each.title for each in found}) == len(found)
