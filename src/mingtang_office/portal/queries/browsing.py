"""Ways through what an agency has made public: the standard catalogue, the topics, the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import models
from django.db.models.functions import ExtractYear
from django.utils import timezone

from mingtang.publication.catalogue import Catalogue, catalogue, catalogue_fields
from mingtang.publication.catalogue_rows import Row
from mingtang.publication.topics import Topic, below, classes, topics
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.disclosed import of_agency
from mingtang_office.portal.queries.newest import Narrowing
from mingtang_office.publication.queries.public import of_topic

FIRST_YEAR = 1949


class Way(StrEnum):
    CATALOGUE = "catalogue"
    TOPIC = "topic"
    YEAR = "year"

    @property
    def label(self) -> str:
        return {"catalogue": "按标准目录", "topic": "按主题分类", "year": "按发布年份"}[self.value]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something by which items are found, and how many there are."""

    code: str
    label: str
    count: int
    below: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    catalogue: Catalogue
    rows: tuple[tuple[Row, int], ...]


def catalogues(agency: Agency, now: datetime) -> tuple[CatalogueTable, ...]:
    """The catalogue of each field, every row with how many items of the agency are under it."""
    counts = _counts(agency, "matter", now)
    held = (catalogue(field, timezone.localdate(now)) for field in catalogue_fields())
    return tuple(
        CatalogueTable(each, tuple((row, counts.get(row.code, 0)) for row in each.rows))
        for each in held
    )


def by_topic(agency: Agency, now: datetime) -> tuple[Counted, ...]:
    """The classes of which there is something, with those of their topics that have some."""
    counts = _counts(agency, "topic", now)
    return tuple(each for each in (_class(top, counts) for top in classes()) if each.count)


def by_year(agency: Agency, now: datetime) -> tuple[Counted, ...]:
    rows = of_agency(agency, now).order_by().values_list(ExtractYear("published_on"))
    counts = dict(rows.annotate(count=models.Count("pk")))
    return tuple(
        Counted(str(year), f"{year}年", counts[year]) for year in sorted(counts, reverse=True)
    )


def narrowing(way: Way, code: str, on: date) -> tuple[str, Narrowing] | None:
    """What the code is called, and what is under it; None for no code of this way."""
    match way:
        case Way.CATALOGUE:
            row = _row(code, on)
            return None if row is None else (row.label, {"matter": code})
        case Way.TOPIC:
            found = topics().get(code)
            if found is None:
                return None
            return found.shown, of_topic(code)
    year = int(code) if code.isascii() and code.isdecimal() and len(code) == 4 else 0
    if not FIRST_YEAR <= year <= on.year:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    return f"{year}年发布", {"published_on__gte": first, "published_on__lte": last}


def _row(code: str, on: date) -> Row | None:
    held = (row for field in catalogue_fields() for row in catalogue(field, on).rows)
    return next((row for row in held if row.code == code), None)


def _class(top: Topic, counts: dict[str, int]) -> Counted:
    subs = tuple(_topics(top, counts))
    total = counts.get(top.code, 0) + sum(each.count for each in subs)
    return Counted(top.code, top.label, total, subs)


def _topics(top: Topic, counts: dict[str, int]) -> Iterator[Counted]:
    for each in below(top.code):
        if counts.get(each.code):
            yield Counted(each.code, each.label, counts[each.code])


def _counts(agency: Agency, field: str, now: datetime) -> dict[str, int]:
    rows = of_agency(agency, now).exclude(**{field: ""}).order_by().values_list(field)
    return dict(rows.annotate(count=models.Count("pk")))
