"""Putting documents in and making the index anew by processes that kill themselves in the middle:

    python -m tests.office.search.dying

prints how each ended, what was found afterwards, and what `check` says.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")
import_module("django").setup()

from mingtang_office.agencies.models import Agency  # noqa: E402
from mingtang_office.search import sources  # noqa: E402
from mingtang_office.search.actions import put, rebuilding  # noqa: E402
from mingtang_office.search.document import Document  # noqa: E402
from mingtang_office.search.models import IndexedDocument, Rebuild  # noqa: E402
from mingtang_office.search.queries import search  # noqa: E402
from mingtang_office.search.queries.checking import check  # noqa: E402
from mingtang_office.search.question import Question  # noqa: E402
from tests.office.applications.dying import apart, die_after  # noqa: E402
from tests.office.conftest import NOW  # noqa: E402
from tests.office.search.papers import paper  # noqa: E402

_SEARCH = "mingtang_office.search"
_ENGINE = f"{_SEARCH}.actions.indexing"


def _documents(numbers: range) -> list[Document]:
    agency = Agency.objects.get().pk
    return [paper(key=f"test.paper:{number:03d}", agency=agency) for number in numbers]


def _register(numbers: range) -> None:
    held = _documents(numbers)

    def told(after: str) -> Iterator[Document]:
        return (document for document in held if document.key > after)

    sources.register("test.paper", told)


def _put_and_die(module: str, name: str) -> None:
    die_after(module, name)
    put(documents=[paper(agency=Agency.objects.get().pk)])


def _rebuild() -> None:
    rebuilding.rebuild_all(now=lambda: NOW, told=lambda _: None)


def _rebuild_and_die(after: int) -> None:
    """Killed in the batch after so many, when all of it has been entered."""
    original = rebuilding.put

    def counting(*, documents: list[Document], force: bool) -> int:
        if Rebuild.objects.get().documents >= after:
            die_after(_ENGINE, "_enter")
        return original(documents=documents, force=force)

    rebuilding.put = counting
    _rebuild()


def main() -> None:
    rebuilding.step.__wrapped__.__kwdefaults__["size"] = 20  # type: ignore[attr-defined]
    for name in sources.sources():
        sources.register(name, lambda after: iter(()))
    Agency.add_root(name="云江县教育局", kind="department")
    sources.register("test.paper", lambda after: iter([paper(agency=Agency.objects.get().pk)]))
    killed = []
    for module, name in (
        (_ENGINE, "row_of"),
        (_ENGINE, "terms_of"),
        (_ENGINE, "_enter"),
    ):
        ended = apart(lambda m=module, n=name: _put_and_die(m, n))
        held = list(IndexedDocument.objects.values_list("key", flat=True))
        killed.append([ended, held, list(check())])
    _register(range(100))
    rebuilt = []
    for after in (20, 40, 60, None):
        ended = apart(_rebuild if after is None else lambda a=after: _rebuild_and_die(a))
        rebuilt.append([ended, Rebuild.objects.get().documents])
    told = {
        "put": killed,
        "rebuild": rebuilt,
        "faults": list(check()),
        "found": search(Question(words="校车"), now=NOW).total,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
