"""What is public as data: an item with its metadata, page by page or all of it.

A page ends at a cursor, so that the next one is found by an index, however much lies before; all of
it is read in such pages as well, each asking anew what is public at its moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import path_range
from mingtang_office.portal.queries.disclosed import Cursor, older
from mingtang_office.portal.queries.year_reports import YEAR_TOLD
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.outlets import address_of
from mingtang_office.publication.queries.public import public_items

_AT_ONCE = 500
_DAYS = ("written_on", "formed_on", "published_on", "shown_until")
FIELDS = (
    "id",
    "url",
    "index_number",
    "title",
    "agency",
    "agency_name",
    "kind",
    "columns",
    "catalogue",
    "topic",
    "genre",
    "document_number",
    "summary",
    "validity",
    "written_on",
    "formed_on",
    "published_on",
    "changed_at",
    "shown_until",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What of it is asked for; empty parts do not narrow down."""

    agency: int | None = None
    kind: str = ""
    column: str = ""
    topic: str = ""
    catalogue: str = ""
    since: date | None = None
    until: date | None = None


def page_of(
    wish: Wish, after: Cursor | None, size: int, now: datetime
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """The newest items of a wish, or those after a cursor; and where the page ended, if more follow."""
    found, cursor = _cut(_wished(wish, now), after, size)
    return [_told(row) for row in found], cursor


def _cut(
    rows: models.QuerySet[PublicItem], after: Cursor | None, size: int
) -> tuple[list[PublicItem], Cursor | None]:
    if after is not None:
        rows = rows.filter(older(after))
    found = list(rows.order_by("-published_on", "-item_id")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    cursor = Cursor(last.published_on, last.item_id) if last is not None else None
    return found[:size], cursor


def reports(
    agency: Agency | None, year: int | None, after: Cursor | None, size: int, now: datetime
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """Annual reports of an agency and those below it, or of all; each with the year it is of."""
    rows = _rows(now).filter(kind=ItemKind.ANNUAL_REPORT).annotate(report_year=YEAR_TOLD)
    if agency is not None:
        rows = rows.filter(agency__path__range=path_range(agency.path))
    if year is not None:
        rows = rows.filter(report_year=str(year))
    found, cursor = _cut(rows, after, size)
    return [{**_told(row), "report_year": _year(row)} for row in found], cursor


def _year(row: PublicItem) -> int | None:
    told = str(getattr(row, "report_year", ""))
    return int(told) if told.isdecimal() else None


def one(pk: int, now: datetime) -> dict[str, Any] | None:
    """An item with its words and files."""
    row = _rows(now).select_related("edition").filter(pk=pk).first()
    if row is None:
        return None
    files = [
        {
            "name": file["name"],
            "description": file.get("description", ""),
            "size": file["size"],
            "sha256": file["sha256"],
            "url": f"{settings.SITE_URL}{reverse('portal:file', args=(pk, file['key']))}",
        }
        for file in row.edition.files
    ]
    return {**_told(row), "text": row.edition.text, "html": row.edition.html, "files": files}


def whole() -> Iterator[dict[str, Any]]:
    """All that is public, the oldest number first."""
    last = 0
    while True:
        rows = _rows(timezone.now()).filter(pk__gt=last).order_by("pk")[:_AT_ONCE]
        found = list(rows)
        yield from map(_told, found)
        if len(found) < _AT_ONCE:
            return
        last = found[-1].pk


def _rows(now: datetime) -> models.QuerySet[PublicItem]:
    return public_items(now).select_related("agency").prefetch_related("placements")


def _wished(wish: Wish, now: datetime) -> models.QuerySet[PublicItem]:
    exact: Mapping[str, object] = {
        "agency": wish.agency,
        "kind": wish.kind,
        "placements__column": wish.column,
        "topic": wish.topic,
        "matter": wish.catalogue,
        "published_on__gte": wish.since,
        "published_on__lte": wish.until,
    }
    return _rows(now).filter(**{name: value for name, value in exact.items() if value})


def _told(row: PublicItem) -> dict[str, Any]:
    columns: Sequence[str] = sorted(placed.column for placed in row.placements.all())
    return {
        "id": row.pk,
        "url": address_of(row.pk),
        "agency": row.agency_id,
        "agency_name": row.agency.name,
        "columns": columns,
        "catalogue": row.matter,
        "changed_at": row.changed_at.isoformat(),
        **{name: _day(getattr(row, name)) for name in _DAYS},
        **{
            name: getattr(row, name)
            for name in (
                "index_number",
                "title",
                "kind",
                "topic",
                "genre",
                "document_number",
                "summary",
                "validity",
            )
        },
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
