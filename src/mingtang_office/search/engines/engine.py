"""What an engine is: it keeps the terms of documents and finds documents by a formula over terms.

`sqlite` and `postgresql` keep them in the database, `opensearch` outside it. All of them answer the
same question alike, but for the order of hits that are equally near.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from mingtang_office.search.asking import Word
from mingtang_office.search.formula import Formula
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.question import Sort

# Beyond so many nobody reads on, and counting on would cost everybody: 5000条以上.
MOST = 5_000


class Facet(StrEnum):
    AGENCY = "agency"
    COLUMN = "column"
    TOPIC = "topic"
    KIND = "kind"
    YEAR = "year"


Tallies = Mapping[Facet, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A question made ready: the formula with its marks, and what terms do not tell."""

    formula: Formula
    now: datetime
    words: tuple[Word, ...] = ()
    # Phrases that must stand in the text, or must not.
    phrases: tuple[tuple[str, bool], ...] = ()
    branch: str = ""
    since: date | None = None
    until: date | None = None
    title_only: bool = False
    sort: Sort = Sort.NEWEST
    offset: int = 0
    limit: int = 20
    most: int = MOST
    with_tallies: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one page in their order; of how many, or of at least how many; and how many of
    these each agency, column, … has."""

    rows: tuple[int, ...] = ()
    total: int = 0
    is_bounded: bool = False
    tallies: Tallies = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, the terms it is found by, and its former position."""

    row: IndexedDocument
    terms: list[str]
    former_position: int | None = None


class Engine(Protocol):
    def put(self, entries: Sequence[Entry]) -> None:
        """Keep these, in place of what was kept of them."""

    def remove(self, keys: Sequence[str]) -> None:
        """Forget these; their rows are gone or go in the same transaction."""

    def send(self) -> None:
        """Tell what waits in `Unsent`; nothing ever does where the terms lie in the database."""

    def reset(self) -> None:
        """Forget everything, the rows too, and be made anew where it was broken."""

    def query(self, sought: Sought) -> Found:
        """Find; what is not visible to the public at `sought.now` is nowhere in the answer."""

    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]:
        """The keys of those of these rows that would not be found."""

    def count(self) -> int:
        """How many documents it keeps."""
