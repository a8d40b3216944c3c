"""What an agency has made public, as the portal shows it. All of it through
`publication.queries.public`: what that does not let through is nowhere here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import Link, LinkKind, PublicItem, Redirect
from mingtang_office.publication.queries.public import placements, public_items

PAGE = 20
_LISTED = ("item_id", "title", "document_number", "validity", "published_on")
_OF = "agency__name"


class Listed(NamedTuple):
    """Of an item what a list shows of it; `agency_name` where the list is of several agencies."""

    pk: int
    title: str
    document_number: str
    validity: str
    published_on: date
    agency_name: str = ""


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


@dataclass(frozen=True, slots=True)
class Listing:
    rows: tuple[Listed, ...]
    older: Cursor | None


def listing(
    rows: models.QuerySet[PublicItem],
    after: Cursor | None,
    size: int = PAGE,
    *,
    with_agency: bool = False,
) -> Listing:
    """The newest of these, or those older than a cursor; one query, whatever lies before."""
    if after is not None:
        rows = rows.filter(older(after))
    shown = (*_LISTED, _OF) if with_agency else _LISTED
    found = rows.order_by("-published_on", "-item_id").values_list(*shown)
    return _cut([Listed(*row) for row in found[: size + 1]], size)


def _cut(found: Sequence[Listed], size: int) -> Listing:
    """A page of these, which are one more where others follow."""
    last = found[size - 1] if len(found) > size else None
    cursor = Cursor(last.published_on, last.pk) if last is not None else None
    return Listing(tuple(found[:size]), cursor)


def of_agency(agency: Agency, now: datetime) -> models.QuerySet[PublicItem]:
    return public_items(now).filter(agency=agency)


def in_column(agency: Agency | None, column: str, now: datetime, after: Cursor | None) -> Listing:
    """A column of an agency, or of all of them with their names, read off its own index."""
    rows = placements(now).filter(column=column)
    shown = [f"public__{name}" for name in _LISTED]
    if agency is not None:
        rows = rows.filter(agency=agency)
    else:
        shown.append(_OF)
    if after is not None:
        rows = rows.filter(older(after, item="public"))
    found = rows.order_by("-published_on", "-public").values_list(*shown)
    return _cut([Listed(*row) for row in found[: PAGE + 1]], PAGE)


def counted(agency: Agency, codes: Sequence[str], now: datetime) -> dict[str, int]:
    """How many items each of these columns of an agency holds."""
    rows = placements(now).filter(agency=agency, column__in=codes).order_by()
    return dict(rows.values_list("column").annotate(count=models.Count("pk")))


@dataclass(frozen=True, slots=True)
class Related:
    """Another public item and what it is to the one that is read: 解读 where it interprets it."""

    word: str
    item: Listed


_SEEN_FROM_THE_OTHER = {
    LinkKind.INTERPRETS: "解读的文件",
    LinkKind.REPLACES: "取代的文件",
    LinkKind.ANSWERS: "所反馈的征求意见稿",
    LinkKind.RELATES: "相关信息",
}
_SEEN_FROM_THE_ONE = {
    LinkKind.INTERPRETS: "解读",
    LinkKind.REPLACES: "取代本文件的文件",
    LinkKind.ANSWERS: "征求意见结果",
    LinkKind.RELATES: "相关信息",
}


def related(item: PublicItem, now: datetime) -> Iterator[Related]:
    """Both ends of each tie, where the other end is public, too."""
    ties = Link.objects.filter(models.Q(item=item.pk) | models.Q(of=item.pk)).order_by("pk")
    ends = list(ties.values_list("item", "of", "kind"))
    if not ends:
        return
    others = public_items(now).filter(pk__in={pk for tie in ends for pk in tie[:2]} - {item.pk})
    shown = {row[0]: Listed(*row) for row in others.values_list(*_LISTED)}
    for one, other, kind in ends:
        words = _SEEN_FROM_THE_OTHER if one == item.pk else _SEEN_FROM_THE_ONE
        found = shown.get(other if one == item.pk else one)
        if found is not None:
            yield Related(words[LinkKind(kind)], found)


def moved_to(addresses: Sequence[str], now: datetime) -> int | None:
    """The public item that a former site had at one of these addresses."""
    # Neither database takes a character without meaning in a text.
    asked = [each for each in addresses if each.isprintable()]
    found = Redirect.objects.filter(address__in=asked).values_list("item", flat=True)
    return public_items(now).filter(pk__in=list(found)).values_list("pk", flat=True).first()


def older(than: Cursor, item: str = "item") -> models.Q:
    return models.Q(published_on__lt=than.published_on) | models.Q(
        **{"published_on": than.published_on, f"{item}__lt": than.item}
    )
