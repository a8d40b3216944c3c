"""One public item with all that its page says, and what it is tied to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.disclosed import LISTED, Listed
from mingtang_office.prepared import Given, Prepared, loaded
from mingtang_office.publication.models import (
    Edition,
    Link,
    LinkKind,
    Placement,
    PublicItem,
    Redirect,
)
from mingtang_office.publication.queries.public import at, public_items

# Of its agency and its edition no more than the page says.
_OF_AGENCY = ("id", "name", "kind")
_OF_EDITION = ("id", "digest", "content", "html", "files")
_ITEM = Given("item", models.BigIntegerField())


def item_of(pk: int, now: datetime) -> PublicItem | None:
    """The public item of this number, with its agency and its edition."""
    found = _ONE.ask(item=pk, **at(now))
    if not found:
        return None
    told = iter(found[0])
    public = loaded(PublicItem, {name: next(told) for name in _own()})
    public.agency = loaded(Agency, {name: next(told) for name in _OF_AGENCY})
    public.edition = loaded(Edition, {name: next(told) for name in _OF_EDITION})
    return public


def _own() -> tuple[str, ...]:
    return tuple(field.attname for field in PublicItem._meta.concrete_fields)


def _one() -> models.QuerySet[PublicItem, Any]:
    beside = (
        *(f"agency__{name}" for name in _OF_AGENCY),
        *(f"edition__{name}" for name in _OF_EDITION),
    )
    return public_items(None).filter(pk=_ITEM).values_list(*_own(), *beside)


def columns_of(item: int) -> list[str]:
    """The codes of the columns in which it stands, the first one first."""
    return [code for (code,) in _COLUMNS.ask(item=item)]


def _columns() -> models.QuerySet[Placement, Any]:
    return Placement.objects.filter(public=_ITEM).order_by("pk").values_list("column")


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


def related(item: int, now: datetime) -> Iterator[Related]:
    """What an item is tied to: both ends of each tie, where the other end is public, too."""
    ends = _TIES.ask(item=item)
    if not ends:
        return
    others = public_items(now).filter(pk__in={pk for tie in ends for pk in tie[:2]} - {item})
    shown = {row[0]: Listed(*row) for row in others.values_list(*LISTED)}
    for one, other, kind in ends:
        words = _SEEN_FROM_THE_OTHER if one == item else _SEEN_FROM_THE_ONE
        found = shown.get(other if one == item else one)
        if found is not None:
            yield Related(words[LinkKind(kind)], found)


def _ties() -> models.QuerySet[Link, Any]:
    either = models.Q(item=_ITEM) | models.Q(of=_ITEM)
    return Link.objects.filter(either).order_by("pk").values_list("item", "of", "kind")


def moved_to(addresses: Sequence[str], now: datetime) -> int | None:
    """The public item that a former site had at one of these addresses."""
    # Neither database takes a character without meaning in a text.
    asked = [each for each in addresses if each.isprintable()]
    found = Redirect.objects.filter(address__in=asked).values_list("item", flat=True)
    return public_items(now).filter(pk__in=list(found)).values_list("pk", flat=True).first()


_ONE, _COLUMNS, _TIES = Prepared(_one), Prepared(_columns), Prepared(_ties)
