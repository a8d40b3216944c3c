"""What is answered to a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString

from mingtang_office.search.engines.engine import Facet
from mingtang_office.search.question import PAGE_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`title` and `snippet` bear marks and are safe to show."""

    key: str
    title: SafeString
    snippet: SafeString
    agency: int
    agency_name: str
    kind: str
    columns: tuple[str, ...]
    topic: str
    validity: str
    number: str
    index_number: str
    published_on: date
    written_on: date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of what was found have this code; at least so many where the answer is bounded."""

    code: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`total` is exact, or with `is_bounded` the least that there are; then the tallies too are of
    the newest `total`. `notes` are for the person who asked; `nearest` are keys and titles that may
    have been meant, where nothing was found."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_bounded: bool = False
    page: int = 1
    tallies: Mapping[Facet, tuple[Tally, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    nearest: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)

    @property
    def total_label(self) -> str:
        return f"{self.total}条以上" if self.is_bounded else f"{self.total}条"
