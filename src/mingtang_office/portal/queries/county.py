"""What all the agencies of the site have made public together: the standard catalogue and the columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from mingtang.publication.catalogue import Catalogue, catalogue, catalogue_fields
from mingtang.publication.catalogue_rows import Row
from mingtang.publication.columns import Column, columns
from mingtang.publication.duties import Level
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.public import placements, public_items

# In the table of the catalogue; the page of the row lists them all.
MOST_NAMED = 5
MOST_AGENCIES = 300


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something an agency has made public."""

    agency: Agency
    count: int


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A row of the catalogue, how many items are under it, and who has the most of them."""

    row: Row
    count: int
    shares: tuple[Share, ...]
    others: int


@dataclass(frozen=True, slots=True)
class CountyTable:
    catalogue: Catalogue
    rows: tuple[CountyRow, ...]


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    column: Column
    label: str
    has_items: bool
    below: tuple[ColumnEntry, ...] = ()


def tables(now: datetime) -> tuple[CountyTable, ...]:
    """The catalogue of each field with what each agency has under each row."""
    counts = _by_row(public_items(now).filter(matter__gt=""))
    agencies = _agencies({pk for shares in counts.values() for pk in shares})
    held = (catalogue(field, timezone.localdate(now)) for field in catalogue_fields())
    return tuple(
        CountyTable(each, tuple(_county_row(row, counts, agencies) for row in each.rows))
        for each in held
    )


def shares_of(rows: models.QuerySet[PublicItem]) -> tuple[Share, ...]:
    """How many of these each agency has, the most first."""
    found = rows.order_by().values_list("agency").annotate(count=models.Count("pk"))
    counts: dict[int, int] = dict(found)
    return _shares(counts, _agencies(set(counts)))


def entries(now: datetime) -> tuple[ColumnEntry, ...]:
    """The columns in which there is something, in their order, each with those below it."""
    has = held_columns(now)
    known = [each for each in columns().values() if each.code not in _PAGES]
    found = (
        ColumnEntry(
            each,
            label_of(each),
            each.code in has,
            tuple(
                ColumnEntry(sub, label_of(sub), has_items=True)
                for sub in known
                if sub.parent == each.code and sub.code in has
            ),
        )
        for each in known
        if each.is_first_level
    )
    return tuple(entry for entry in found if entry.has_items or entry.below)


def held_columns(now: datetime) -> set[str]:
    """The columns in which there is something: from each the next one along their index, so that it
    costs as much as there are columns, however many items are in them."""
    found: set[str] = set()
    codes = placements(now).order_by("column").values_list("column", flat=True)
    code = codes.first()
    while code is not None:
        found.add(code)
        code = codes.filter(column__gt=code).first()
    return found


def label_of(column: Column) -> str:
    """Of two columns of the same title, one is of towns and townships (第二十一条)."""
    same = [each for each in columns().values() if each.title == column.title]
    if len(same) > 1 and column.levels == {Level.TOWNSHIP}:
        return f"{column.title}（乡镇、街道）"
    return column.title


def with_column(code: str, now: datetime) -> list[Agency]:
    """The agencies that have something in a column: looked up one by one in its index, nothing is
    counted."""
    theirs = placements(now).filter(agency=models.OuterRef("pk"), column=code)
    found = Agency.objects.filter(models.Exists(theirs)).order_by("path")
    return list(found.only("pk", "name")[: MOST_AGENCIES + 1])


# Columns that are pages of their own at each agency.
_PAGES = frozenset({"guide", "application"})


def _by_row(rows: models.QuerySet[PublicItem]) -> dict[str, dict[int, int]]:
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    found = rows.order_by().values_list("matter", "agency").annotate(count=models.Count("pk"))
    for matter, agency, count in found:
        counts[matter][agency] = count
    return counts


def _agencies(numbers: set[int]) -> dict[int, Agency]:
    found: dict[int, Agency] = Agency.objects.only("pk", "name", "path").in_bulk(numbers)
    return found


def _shares(counts: Mapping[int, int], agencies: Mapping[int, Agency]) -> tuple[Share, ...]:
    found = (Share(agencies[pk], count) for pk, count in counts.items())
    return tuple(sorted(found, key=lambda share: (-share.count, share.agency.path)))


def _county_row(
    row: Row, counts: Mapping[str, Mapping[int, int]], agencies: Mapping[int, Agency]
) -> CountyRow:
    shares = _shares(counts.get(row.code, {}), agencies)
    return CountyRow(
        row,
        sum(share.count for share in shares),
        shares[:MOST_NAMED],
        max(0, len(shares) - MOST_NAMED),
    )
