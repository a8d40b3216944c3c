"""The index is made anew from the registers, and compared with them."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from mingtang_office.search import sources
from mingtang_office.search.actions import put, remove
from mingtang_office.search.actions.rebuilding import begin, end, step
from mingtang_office.search.document import Document
from mingtang_office.search.models import IndexedDocument, Rebuild
from mingtang_office.search.queries.checking import check
from tests.office.conftest import NOW, Agencies
from tests.office.operation.site import Sites
from tests.office.search.conftest import Publish, keys
from tests.office.search.papers import paper

pytestmark = pytest.mark.usefixtures("no_sources")
Register = Callable[..., None]


def _after(documents: list[Document]) -> sources.Documents:
    ordered = sorted(documents, key=lambda document: document.key)

    def told(key: str) -> Iterator[Document]:
        return (document for document in ordered if document.key > key)

    return told


@pytest.fixture
def register(agencies: Agencies) -> Register:
    """register(1, 2): a register that holds these papers."""

    def enter(*numbers: int, name: str = "test.paper", title: str = "校车") -> None:
        held = [
            paper(title=title, key=f"{name}:{number}", agency=agencies.education.pk)
            for number in numbers
        ]
        sources.register(name, _after(held))

    return enter


def test_all_that_the_registers_hold_is_found_and_nothing_else(
    publish: Publish, register: Register
) -> None:
    publish(7)
    register(1, 2)
    register(3, name="another.paper")
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert sorted(keys("校车")) == [1, 2, 3]
    assert out.getvalue() == "检索索引已重建：3件。\n"
    assert list(check()) == []


def test_it_goes_on_where_it_was_left(register: Register) -> None:
    register(1, 2, 3)
    rebuild = begin(now=NOW, anew=False)
    step(rebuild=rebuild, size=2)
    assert keys("校车") == [2, 1]
    assert list(check()) == ["上一次重建没有完成。", "缺少：test.paper:3"]
    again = begin(now=NOW, anew=False)
    assert (again.pk, again.after, again.documents) == (rebuild.pk, "test.paper:2", 2)
    call_command("rebuild_search", stdout=StringIO())
    assert sorted(keys("校车")) == [1, 2, 3]
    assert Rebuild.objects.get().documents == 3


def test_what_becomes_public_meanwhile_stays(publish: Publish, register: Register) -> None:
    register(1, 9)
    publish(5)
    rebuild = begin(now=NOW, anew=False)
    step(rebuild=rebuild, size=1)
    publish(0)  # before what has been read, so that it is not met again
    publish(5)  # unchanged, and yet met
    while step(rebuild=rebuild):
        pass
    while end(rebuild=rebuild, now=NOW):
        pass
    assert sorted(keys("校车")) == [0, 1, 5, 9]


@pytest.mark.django_db(transaction=True)
def test_a_broken_index_is_made_anew(register: Register) -> None:
    register(1, 2)
    call_command("rebuild_search", stdout=StringIO())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM search_fulltext")
        else:
            cursor.execute("UPDATE search_indexeddocument SET vector = NULL")
    assert keys("校车") == []
    assert sorted(check()) == [
        "检索不到：test.paper:1", "检索不到：test.paper:2", "索引中有0件，登记的有2件。",
    ]  # fmt: skip
    call_command("rebuild_search", anew=True, stdout=StringIO())
    assert sorted(keys("校车")) == [1, 2]
    assert list(check()) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_while_a_batch_is_read_is_not_found_afterwards(
    publish: Publish, agencies: Agencies
) -> None:
    """The batch holds it as it was read; the withdrawal must come after the batch, not in it."""
    document = publish(1)
    withdrawals: list[threading.Thread] = []

    def withdraw() -> None:
        remove(keys=[document.key])
        connection.close()

    def told(after: str) -> Iterator[Document]:
        if not after:
            withdrawals.append(threading.Thread(target=withdraw))
            withdrawals[0].start()
            time.sleep(0.5)  # long enough to be done, were nothing to hold it
            yield document

    sources.register("test.paper", told)
    rebuild = begin(now=NOW, anew=False)
    step(rebuild=rebuild)
    withdrawals[0].join()
    assert keys("校车") == []


def test_what_differs_is_told(publish: Publish, register: Register) -> None:
    publish(1)
    publish(2, title="食堂")
    publish(7)
    register(1, 2, 3, title="食堂")
    out = StringIO()
    with pytest.raises(CommandError, match="3处不一致"):
        call_command("check_search", stdout=out)
    assert out.getvalue().splitlines() == [
        "内容不是最新：test.paper:1", "缺少：test.paper:3", "多余：test.paper:7",
    ]  # fmt: skip
    call_command("rebuild_search", stdout=StringIO())
    call_command("check_search", stdout=out)
    assert out.getvalue().splitlines()[-1] == "检索索引与登记簿一致。"


def test_a_row_that_is_deleted_leaves_no_terms(publish: Publish) -> None:
    publish(1)
    IndexedDocument.objects.all().delete()
    publish(2, "食堂")
    assert keys("校车") == []


def test_documents_of_one_call_are_entered_together(agencies: Agencies) -> None:
    papers = [paper(number, agency=agencies.education.pk) for number in range(1, 4)]
    assert put(documents=[*papers, papers[0]]) == 3
    assert sorted(keys("校车")) == [1, 2, 3]


def test_killed_anywhere_nothing_is_half_done_and_all_is_found_in_the_end(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = os.environ.get("DATABASE_URL", "")
    sites = Sites(url if url.startswith("postgres") else None, tmp_path_factory.mktemp("search"))
    done = sites.new().process("-m", "tests.office.search.dying")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["put"] == [[9, [], ["缺少：test.paper:1"]]] * 3
    assert told["rebuild"] == [[9, 20], [9, 40], [9, 60], [0, 100]]
    assert told["faults"] == []
    assert told["found"] == 100
