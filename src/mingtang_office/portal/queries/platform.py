"""The columns of an agency's platform, in their order, and how much is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from mingtang.publication.columns import Column, columns
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.disclosed import counted
from mingtang_office.upkeep.queries.shown import columns_shown

# Of the fixed ones two are pages of their own.
ENTRANCES = {"guide": "portal:guide", "application": "portal:apply_form"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A column in the list at the left; `count` where it was counted."""

    column: Column
    below: tuple[Entry, ...] = ()
    count: int | None = None


def entries_of(agency: Agency, now: datetime) -> tuple[Entry, ...]:
    """The columns of the agency in their order, each with those below it."""
    return in_order(tuple(each.code for each in columns_shown(agency, now)))


@lru_cache(maxsize=1_000)
def in_order(codes: tuple[str, ...]) -> tuple[Entry, ...]:
    """Those of these columns that are of the first level, each with those below it."""
    own = [columns()[code] for code in codes]
    return tuple(
        Entry(each, tuple(Entry(other) for other in own if other.parent == each.code))
        for each in own
        if each.is_first_level
    )


def entry_of(entries: tuple[Entry, ...], code: str) -> Entry | None:
    return next((each for each in flat(entries) if each.column.code == code), None)


def with_counts(entry: Entry, agency: Agency, now: datetime) -> Entry:
    """The same with how many items each column below it holds."""
    if not entry.below:
        return entry
    counts = counted(agency, [each.column.code for each in entry.below], now)
    return replace(
        entry,
        below=tuple(replace(each, count=counts.get(each.column.code, 0)) for each in entry.below),
    )


def flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Each followed by those below it."""
    for each in entries:
        yield each
        yield from each.below
