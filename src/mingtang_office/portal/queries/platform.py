"""The columns of an agency's platform, in their order, and how much is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from mingtang.publication.columns import Column, ColumnNature
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.queries.browsing import Way
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
    own = columns_shown(agency, now)
    return tuple(
        Entry(each, tuple(Entry(other) for other in own if other.parent == each.code))
        for each in own
        if each.is_first_level
    )


def entry_of(entries: tuple[Entry, ...], code: str) -> Entry | None:
    return next((each for each in _flat(entries) if each.column.code == code), None)


def with_counts(entry: Entry, agency: Agency, now: datetime) -> Entry:
    """The same with how many items each column below it holds."""
    if not entry.below:
        return entry
    counts = counted(agency, [each.column.code for each in entry.below], now)
    return replace(
        entry,
        below=tuple(replace(each, count=counts.get(each.column.code, 0)) for each in entry.below),
    )


def framed(
    agency: Agency, code: str = "", entries: tuple[Entry, ...] | None = None
) -> dict[str, object]:
    """What the frame of every page of the platform shows; `code` is the column that is looked at;
    `entries` its columns, where they are at hand."""
    if entries is None:
        entries = entries_of(agency, timezone.now())
    return {
        "chosen": entry_of(entries, code),
        "agency": agency,
        "takes_subscriptions": settings.MAIL_IS_SET_UP,
        "title": site_title(agency),
        "fixed": [each for each in entries if each.column.nature is ColumnNature.FIXED],
        "ways": [(way.value, way.label) for way in Way],
        "added": [each for each in entries if each.column.nature is ColumnNature.ADDED],
    }


def _flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from each.below
