"""The newest of what is public, page by page: each page ends at a cursor, so that the next one is read
off an index, however much lies before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Given, Prepared, Row
from mingtang_office.publication.queries.public import at, placements, public_items

# Which items are meant: conditions on them by Django's names, and their values.
Narrowing = Mapping[str, object]
AGENCY_NAME = "agency_name"
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a list ends: the next one begins with what was published before."""

    published_on: date
    item: int

    def __str__(self) -> str:
        return f"{self.published_on:%Y%m%d}-{self.item}"


def cursor_of(text: str) -> Cursor | None:
    """What an address says; None where it says nothing that makes sense."""
    day, dash, item = text.partition("-")
    if not (dash and len(day) == 8 and day.isascii() and day.isdecimal()):
        return None
    if not (item.isascii() and item.isdecimal() and len(item) < 19):
        return None
    try:
        return Cursor(date(int(day[:4]), int(day[4:6]), int(day[6:])), int(item))
    except ValueError:
        return None


def newest(
    of: Narrowing, names: tuple[str, ...], most: int, now: datetime, after: Cursor | None = None
) -> list[Row]:
    """What `names` says of the newest items of a narrowing, or of those older than a cursor."""
    shape = (tuple(of), names, most, after is not None)
    return _NEWEST.ask(*shape, **of, **at(now), **_given(after))


def older(than: Cursor | _Place, item: str = "item_id") -> models.Q:
    return models.Q(published_on__lt=than.published_on) | models.Q(
        **{"published_on": than.published_on, f"{item}__lt": than.item}
    )


class _Place(NamedTuple):
    """A cursor in a prepared question."""

    published_on: Given
    item: Given


_AFTER = _Place(
    Given("after_day", models.DateField()), Given("after_item", models.BigIntegerField())
)


def _given(after: Cursor | None) -> dict[str, object]:
    """What `_AFTER` stands for."""
    return {} if after is None else {"after_day": after.published_on, "after_item": after.item}


def _newest(
    of: tuple[str, ...], names: tuple[str, ...], most: int, is_after: bool
) -> models.QuerySet[Any, Any]:
    """From the rows of the items; of a column from its own, which lie in its order in an index."""
    rows: models.QuerySet[Any, Any]
    if "column" in of:
        rows, public, item = placements(None), "public__", "public_id"
    else:
        rows, public, item = public_items(None), "", "item_id"
    conditions = {
        name if name in _OF_BOTH else f"{public}{name}": Given(name, _KINDS.get(name, _TEXT))
        for name in of
    }
    rows = named(rows.filter(**conditions))
    if is_after:
        rows = rows.filter(older(_AFTER, item))
    told = [name if name == AGENCY_NAME else f"{public}{name}" for name in names]
    return rows.order_by("-published_on", f"-{item}").values_list(*told)[:most]


def named(rows: models.QuerySet[M]) -> models.QuerySet[M]:
    """With `AGENCY_NAME`, looked up for the rows that are read and no others: a database that joined
    the agencies might begin with them, and sort all that they have."""
    theirs = Agency.objects.filter(pk=models.OuterRef("agency"))
    with_names: models.QuerySet[M] = rows.annotate(
        **{AGENCY_NAME: models.Subquery(theirs.values("name"))}
    )
    return with_names


_TEXT = models.CharField()
# What the row of a column has itself.
_OF_BOTH = frozenset({"column", "agency", "published_on__gte", "published_on__lte"})
_KINDS: Mapping[str, models.Field[Any, Any]] = {
    "agency": models.BigIntegerField(),
    "published_on__gte": models.DateField(),
    "published_on__lte": models.DateField(),
}
_NEWEST = Prepared(_newest)
