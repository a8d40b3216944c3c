"""A document that was read as the blocks of an item's body (`publication.blocks`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import Any
from uuid import uuid4

from mingtang.documents.raw import Block, Grid
from mingtang_office.publication.importing.tables import table_value

_LONGEST_HEADING = 120

# A block of the editor as it is stored.
Stored = dict[str, Any]


def body_of(blocks: Iterable[Block], without: Collection[int] = ()) -> list[Stored]:
    """Headings, paragraphs and tables in their order. `without` are the places, in the list, of what
    went into fields of its own (title, number) and is not said twice."""
    return list(_blocks(blocks, frozenset(without)))


def _blocks(blocks: Iterable[Block], without: frozenset[int]) -> Iterator[Stored]:
    running: list[str] = []
    for number, block in enumerate(blocks):
        if number in without:
            continue
        if isinstance(block, Grid):
            yield from _running(running)
            yield _stored("table", table_value(block))
        elif block.level is not None and len(block.text) <= _LONGEST_HEADING:
            yield from _running(running)
            yield _stored("heading", block.text)
        else:
            running.append(block.text)
    yield from _running(running)


def _running(lines: list[str]) -> Iterator[Stored]:
    """The paragraphs gathered so far as one rich text."""
    if lines:
        yield _stored("paragraph", "".join(f"<p>{_escaped(line)}</p>" for line in lines))
        lines.clear()


def _escaped(line: str) -> str:
    return escape(line, quote=False).replace("\n", "<br/>")


def _stored(kind: str, value: object) -> Stored:
    return {"type": kind, "value": value, "id": str(uuid4())}
