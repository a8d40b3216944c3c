"""What an agency has made public, as the portal shows it. All of it through
`publication.queries.public`: what that does not let through is nowhere here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import Link, LinkKind, PublicItem, Redirect
from mingtang_office.publication.queries.public import placements, public_items

PAGE = 20
# Of a list only what a list shows: the words of the editions stay where they are.
_LISTED = ("item_id", "agency_id", "title", "document_number", "validity", "published_on")


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
    rows: tuple[PublicItem, ...]
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
    if with_agency:
        rows = rows.select_related("agency").only(*_LISTED, "agency__name")
    else:
        rows = rows.only(*_LISTED)
    found = list(rows.order_by("-published_on", "-item_id")[: size + 1])
    more = len(found) > size
    last = found[size - 1] if more else None
    return Listing(
        tuple(found[:size]), Cursor(last.published_on, last.item_id) if last is not None else None
    )


def of_agency(agency: Agency, now: datetime) -> models.QuerySet[PublicItem]:
    return public_items(now).filter(agency=agency)


def in_column(agency: Agency | None, column: str, now: datetime, after: Cursor | None) -> Listing:
    """A column of an agency, or of all of them with their names, read off its own index."""
    rows = placements(now).filter(column=column)
    shown = [f"public__{name}" for name in _LISTED]
    if agency is not None:
        rows = rows.filter(agency=agency).select_related("public").only(*shown)
    else:
        rows = rows.select_related("public__agency").only(*shown, "public__agency__name")
    if after is not None:
        rows = rows.filter(older(after, item="public"))
    found = list(rows.order_by("-published_on", "-public")[: PAGE + 1])
    last = found[PAGE - 1].public if len(found) > PAGE else None
    return Listing(
        tuple(row.public for row in found[:PAGE]),
        Cursor(last.published_on, last.item_id) if last is not None else None,
    )


def counted(agency: Agency, codes: Sequence[str], now: datetime) -> dict[str, int]:
    """How many items each of these columns of an agency holds."""
    rows = placements(now).filter(agency=agency, column__in=codes).order_by()
    return dict(rows.values_list("column").annotate(count=models.Count("pk")))


@dataclass(frozen=True, slots=True)
class Related:
    """Another public item and what it is to the one that is read: 解读 where it interprets it."""

    word: str
    item: PublicItem


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
    ends = [(tie, tie.of_id if tie.item_id == item.pk else tie.item_id) for tie in ties]
    others = public_items(now).only(*_LISTED).in_bulk([other for _, other in ends])
    for tie, other in ends:
        words = _SEEN_FROM_THE_OTHER if tie.item_id == item.pk else _SEEN_FROM_THE_ONE
        if other in others:
            yield Related(words[LinkKind(tie.kind)], others[other])


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
