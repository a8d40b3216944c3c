"""The registers whose documents are searched. Each enters itself once, when its app is ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mingtang_office.search.document import Document

# Given a key, or "": the documents after it, in an order that never changes.
Documents = Callable[[str], Iterator[Document]]

_sources: dict[str, Documents] = {}


def register(name: str, documents: Documents) -> None:
    """`name` is what its keys have before the colon. `documents` reads what is public now or will
    be, and nothing else."""
    _sources[name] = documents


def sources() -> dict[str, Documents]:
    return dict(sorted(_sources.items()))
