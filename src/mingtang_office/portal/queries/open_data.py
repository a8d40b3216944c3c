"""What is public as data: an item with its metadata, page by page or all of it.

A page ends at a cursor, so that the next one is found by an index, however much lies before; all of
it is read in such pages as well, each asking anew what is public at its moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.lookups import In
from django.urls import reverse
from django.utils import timezone

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import path_range
from mingtang_office.portal.queries.newest import Cursor, Narrowing, named, newest, older
from mingtang_office.portal.queries.year_reports import YEAR_TOLD
from mingtang_office.prepared import Given, Prepared
from mingtang_office.publication.models import Placement, PublicItem
from mingtang_office.publication.outlets import address_of
from mingtang_office.publication.queries.public import public_items

Row = dict[str, Any]

_AT_ONCE = 500
_MOMENTS = ("written_on", "formed_on", "published_on", "changed_at", "shown_until")
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


# Where what bears another name here stands; the address and the columns are added to it.
_ELSEWHERE = {"id": "pk", "catalogue": "matter"}
_ADDED = ("url", "columns")
_READ = tuple(name for name in FIELDS if name not in _ADDED)
_PATHS = tuple(_ELSEWHERE.get(name, name) for name in _READ)
_OF_EDITION = ("edition__text", "edition__html", "edition__files")


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
) -> tuple[list[Row], Cursor | None]:
    """The newest items of a wish, or those after a cursor; and where the page ended, if more follow."""
    return _cut(_by_name(newest(_narrowing(wish), _PATHS, size + 1, now, after)), size)


def _cut(found: list[Row], size: int) -> tuple[list[Row], Cursor | None]:
    """A page of these, which are one more where others follow."""
    last = found[size - 1] if len(found) > size else None
    cursor = Cursor(last["published_on"], last["id"]) if last is not None else None
    return _told(found[:size]), cursor


def reports(
    agency: Agency | None, year: int | None, after: Cursor | None, size: int, now: datetime
) -> tuple[list[Row], Cursor | None]:
    """Annual reports of an agency and those below it, or of all; each with the year it is of."""
    rows = public_items(now).filter(kind=ItemKind.ANNUAL_REPORT).annotate(report_year=YEAR_TOLD)
    if agency is not None:
        rows = rows.filter(agency__path__range=path_range(agency.path))
    if year is not None:
        rows = rows.filter(report_year=str(year))
    if after is not None:
        rows = rows.filter(older(after))
    rows = rows.order_by("-published_on", "-item_id")[: size + 1]
    found, cursor = _cut(_read(rows, "report_year"), size)
    return [{**row, "report_year": _year(row["report_year"])} for row in found], cursor


def _year(told: object) -> int | None:
    return int(str(told)) if str(told).isdecimal() else None


def one(pk: int, now: datetime) -> Row | None:
    """An item with its words and files."""
    rows = _read(public_items(now).filter(pk=pk), *_OF_EDITION)
    if not rows:
        return None
    (row,) = _told(rows)
    text, html, held = (row.pop(name) for name in _OF_EDITION)
    files = [
        {
            "name": file["name"],
            "description": file.get("description", ""),
            "size": file["size"],
            "sha256": file["sha256"],
            "url": f"{settings.SITE_URL}{reverse('portal:file', args=(pk, file['key']))}",
        }
        for file in held
    ]
    return {**row, "text": text, "html": html, "files": files}


def whole() -> Iterator[Row]:
    """All that is public, the oldest number first."""
    last = 0
    while True:
        rows = public_items(timezone.now()).filter(pk__gt=last).order_by("pk")[:_AT_ONCE]
        found = _told(_read(rows))
        yield from found
        if len(found) < _AT_ONCE:
            return
        last = found[-1]["id"]


def _narrowing(wish: Wish) -> Narrowing:
    exact: Narrowing = {
        "agency": wish.agency,
        "kind": wish.kind,
        "column": wish.column,
        "topic": wish.topic,
        "matter": wish.catalogue,
        "published_on__gte": wish.since,
        "published_on__lte": wish.until,
    }
    return {name: value for name, value in exact.items() if value}


def _read(rows: models.QuerySet[PublicItem], *more: str) -> list[Row]:
    return _by_name(named(rows).values_list(*_PATHS, *more), *more)


def _by_name(rows: Iterable[tuple[Any, ...]], *more: str) -> list[Row]:
    """Each row by the names of `FIELDS`, as the database has it, and what else is asked for."""
    return [dict(zip((*_READ, *more), row, strict=True)) for row in rows]


def _told(found: Sequence[Row]) -> list[Row]:
    """As the rows are given away."""
    columns: dict[int, list[str]] = {row["id"]: [] for row in found}
    for key, column in _COLUMNS.ask(len(columns), **_numbered(columns)) if columns else ():
        columns[key].append(column)
    return [
        {
            **row,
            **{name: row[name] and row[name].isoformat() for name in _MOMENTS},
            "url": address_of(row["id"]),
            "columns": columns[row["id"]],
        }
        for row in found
    ]


def _columns(many: int) -> models.QuerySet[Placement, Any]:
    asked = [Given(name, models.BigIntegerField()) for name in _numbered(range(many))]
    placed = Placement.objects.filter(In(models.F("public_id"), asked)).order_by("column")
    return placed.values_list("public", "column")


def _numbered(values: Iterable[object]) -> dict[str, object]:
    return {f"item{number}": value for number, value in enumerate(values)}


_COLUMNS = Prepared(_columns)
