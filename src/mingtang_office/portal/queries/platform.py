"""The columns of an agency's platform, in their order, and how much is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from mingtang.publication.columns import Column, ColumnNature, columns
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
    return _in_order(columns_shown(agency, now))


def _in_order(own: Sequence[Column]) -> tuple[Entry, ...]:
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
    agency: Agency,
    code: str = "",
    entries: tuple[Entry, ...] | None = None,
    way: Way | None = None,
) -> dict[str, object]:
    """What the frame of every page of the platform shows; `code` is the column, `way` the way of
    looking that the page is; `entries` its columns, where they are at hand."""
    if entries is None:
        entries = entries_of(agency, timezone.now())
    held = tuple(each.column.code for each in _flat(entries))
    return {
        "agency": agency,
        "takes_subscriptions": settings.MAIL_IS_SET_UP,
        "title": site_title(agency),
        "menu": _menu(agency.pk, held, code, way),
    }


@lru_cache(maxsize=2_000)
def _menu(agency: int, held: tuple[str, ...], code: str, way: Way | None) -> str:
    """The list at the left of an agency with these columns, as it is written on the page of one of
    them; the same until its columns change."""
    entries = _in_order([columns()[each] for each in held])
    context = {
        "agency": agency,
        "chosen": entry_of(entries, code),
        "way": way,
        "fixed": [each for each in entries if each.column.nature is ColumnNature.FIXED],
        "added": [each for each in entries if each.column.nature is ColumnNature.ADDED],
        "ways": list(Way),
    }
    return render_to_string("portal/menu.html", context)


def _flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from each.below
