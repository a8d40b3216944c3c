"""The engine outside the database, against a stand-in that answers as OpenSearch does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mingtang_office import environment
from mingtang_office.agencies.models import Agency
from mingtang_office.search import sources
from mingtang_office.search.actions import put, remove, sending
from mingtang_office.search.engines import chosen
from mingtang_office.search.engines.engine import Facet
from mingtang_office.search.models import IndexedDocument, Unsent
from mingtang_office.search.queries import search, searching
from mingtang_office.search.queries.checking import check
from mingtang_office.search.question import Question, Sort
from tests.office.conftest import NOW, Agencies
from tests.office.search import oracle
from tests.office.search.conftest import Publish, ask, keys
from tests.office.search.opensearch_stand_in import StandIn, running
from tests.office.search.papers import paper
from tests.office.search.worlds import documents, questions

pytestmark = pytest.mark.usefixtures("no_sources")
Commits = Any


class _Undo(Exception):
    pass


@pytest.fixture
def outside(settings: Any) -> Iterator[StandIn]:
    with running() as stand_in:
        settings.SEARCH_ENGINE = {"address": stand_in.address, "index": "mingtang"}
        yield stand_in
        chosen._outside.cache_clear()


@pytest.fixture
def tell(publish: Publish, django_capture_on_commit_callbacks: Commits) -> Publish:
    """`publish`, and what follows the commit."""

    def do(*args: object, **told: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return publish(*args, **told)

    return do  # type: ignore[return-value]


def test_what_was_put_in_is_found_and_counted(outside: StandIn, tell: Publish) -> None:
    tell(1, "云江县校车安全通知", kind="news", columns=("a", "b"), number="云教〔2025〕12号")
    tell(2, "食堂", body="校车")
    answer = ask("校车")
    assert [hit.key for hit in answer.hits] == ["test.paper:1", "test.paper:2"]
    assert [(t.code, t.number) for t in answer.tallies[Facet.COLUMN]] == [("a", 1), ("b", 1)]
    assert keys("xiaoche") == keys("云教2025-12") == keys('"县校车安"') == [1]
    assert keys("校车 -食堂") == keys(column="b") == [1]
    assert keys("校车", sort=Sort.NEWEST) == [2, 1]
    assert Unsent.objects.count() == 0


def test_what_is_removed_is_gone_there_too(
    outside: StandIn, tell: Publish, django_capture_on_commit_callbacks: Commits
) -> None:
    tell(1)
    with django_capture_on_commit_callbacks(execute=True):
        remove(keys=["test.paper:1"])
    assert outside.indices["mingtang"].sources == {}
    assert ask("校车").total == 0


def test_a_change_is_made_though_the_engine_is_down_and_told_with_the_next(
    outside: StandIn, tell: Publish
) -> None:
    outside.is_down = True
    tell(1)
    assert IndexedDocument.objects.count() == Unsent.objects.count() == 1
    outside.is_down = False
    tell(2)
    assert sorted(keys("校车")) == [1, 2]
    assert Unsent.objects.count() == 0


def test_what_it_was_not_told_is_told_by_the_worker(outside: StandIn, tell: Publish) -> None:
    assert not sending.wake(now=NOW)
    outside.is_down = True
    tell(1)
    outside.is_down = False
    assert sending.wake(now=NOW)
    assert not sending.wake(now=NOW)  # it stands in the queue already
    sending.send.func()
    assert keys("校车") == [1]
    assert Unsent.objects.count() == 0


def test_a_change_that_is_undone_is_not_told(outside: StandIn, agencies: Agencies) -> None:
    with suppress(_Undo), transaction.atomic():
        put(documents=[paper(agency=agencies.education.pk)])
        raise _Undo
    assert outside.asked == []
    assert Unsent.objects.count() == 0


def test_a_hit_that_is_no_longer_public_is_not_shown(outside: StandIn, tell: Publish) -> None:
    tell(1)
    IndexedDocument.objects.all().delete()  # as if the engine had not been told yet
    assert ask("校车").hits == ()


def test_the_index_is_made_anew_and_compared(
    outside: StandIn, agencies: Agencies, django_capture_on_commit_callbacks: Commits
) -> None:
    held = [paper(number, agency=agencies.education.pk) for number in (1, 2)]
    sources.register("test.paper", lambda after: (d for d in held if d.key > after))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rebuild_search", anew=True, stdout=StringIO())
    assert sorted(keys("校车")) == [1, 2]
    assert list(check()) == []
    del outside.indices["mingtang"].sources["test.paper:1"]
    assert list(check()) == ["检索不到：test.paper:1", "索引中有1件，登记的有2件。"]


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_it_finds_what_the_oracle_finds(
    outside: StandIn,
    agencies: Agencies,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Commits,
    data: Any,
) -> None:
    monkeypatch.setattr(searching, "_MOST_AGENCIES", data.draw(st.sampled_from([0, 8])))
    everybody = [agencies.county, agencies.education, agencies.school, agencies.finance]
    numbers, paths = [a.pk for a in everybody], [a.path for a in everybody]
    held = data.draw(documents(numbers))
    with django_capture_on_commit_callbacks(execute=True):
        remove(keys=list(IndexedDocument.objects.values_list("key", flat=True)))
        put(documents=held)
    for _ in range(6):
        question = data.draw(questions(numbers, paths))
        branch = set(
            Agency.objects.filter(path__startswith=question.branch).values_list("pk", flat=True)
        )
        found, counted = oracle.answer(held, question, NOW, branch)
        answer = search(question, now=NOW)
        assert ({hit.key for hit in answer.hits}, answer.total) == (found, len(found))
        told = {
            facet.value: {tally.code: tally.number for tally in tallies}
            for facet, tallies in answer.tallies.items()
            if tallies
        }
        assert told == {facet: codes for facet, codes in counted.items() if codes}


def test_pages_end_at_the_bound(outside: StandIn, tell: Publish) -> None:
    tell(1)
    assert search(Question(page=500), now=NOW).hits == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://h/mingtang", "opensearch://h", "opensearch:///mingtang", "opensearch://h/A",
        "opensearch://h/a/b", "opensearch://h/a?x=1",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SOME_URL", url)
    with pytest.raises(ImproperlyConfigured, match="SOME_URL must look like"):
        environment.search("SOME_URL")


def test_the_address_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_URL", "opensearch://u:p%40w@search.example:9201/mingtang")
    assert environment.search("SOME_URL") == {
        "address": "https://search.example:9201",
        "index": "mingtang",
        "user": "u",
        "password": "p@w",
    }
    monkeypatch.delenv("SOME_URL")
    assert environment.search("SOME_URL") == {}
