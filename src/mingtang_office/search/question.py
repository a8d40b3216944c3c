"""What somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PAGE_SIZE = 20


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`words` as typed: all must be found; "…" is a phrase, -… leaves out. `agency` is the number of
    an agency, `branch` the path of one whose subordinates count as well. Codes narrow down; empty
    ones do not. `since` and `until` are days of publication, both included."""

    words: str = ""
    agency: int | None = None
    branch: str = ""
    kind: str = ""
    column: str = ""
    catalogue: str = ""
    topic: str = ""
    validity: str = ""
    year: int | None = None
    since: date | None = None
    until: date | None = None
    title_only: bool = False
    sort: Sort = Sort.RELEVANCE
    page: int = 1
