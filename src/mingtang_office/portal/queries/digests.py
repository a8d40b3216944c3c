"""What a subscriber is to be told: what became public of what they want, each item once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from mingtang_office.portal.mailboxes import open_wanted
from mingtang_office.portal.models import Subscriber, Told
from mingtang_office.portal.queries.wanted import become_public, label_of
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.public import public_items

MOST_LISTED = 50
# More than this is not counted: 另有450条以上.
MOST_COUNTED = 500
# A signature is visible some moments after its time; what was told is not told again.
_OVERLAP = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Digest:
    """The newest of what is new, how many there are besides, and the subscriptions in words."""

    items: tuple[int, ...]
    more: int
    labels: tuple[str, ...]

    @property
    def is_bounded(self) -> bool:
        return len(self.items) + self.more >= MOST_COUNTED


def digest_of(subscriber: Subscriber, now: datetime) -> Digest:
    """Raises `sealing.Erased`."""
    rows = subscriber.subscriptions.filter(confirmed_at__isnull=False).select_related("subscriber")
    wanted = [(open_wanted(row), row.confirmed_at) for row in rows if row.confirmed_at is not None]
    found: set[int] = set()
    for each, confirmed_at in wanted:
        since = confirmed_at
        if subscriber.told_until is not None:
            since = max(confirmed_at, subscriber.told_until - _OVERLAP)
        new = become_public(each, since, now, MOST_COUNTED).filter(_untold(subscriber))
        newest = new.order_by("-published_on", "-item_id").values_list("pk", flat=True)
        found.update(newest[:MOST_COUNTED])
    ordered = public_items(now).filter(pk__in=found).order_by("-published_on", "-item_id")
    numbers = list(ordered.values_list("pk", flat=True)[:MOST_COUNTED])
    return Digest(
        tuple(numbers[:MOST_LISTED]),
        max(0, len(numbers) - MOST_LISTED),
        tuple(label_of(each) for each, _ in wanted),
    )


def still_public(numbers: Sequence[int], now: datetime) -> list[PublicItem]:
    """Those of these items that are public at this moment, in their order."""
    rows = (
        public_items(now)
        .select_related("agency")
        .only("item_id", "title", "published_on", "agency__name")
    )
    found = rows.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _untold(subscriber: Subscriber) -> models.Q:
    told = Told.objects.filter(subscriber=subscriber, item=models.OuterRef("pk"))
    return ~models.Q(models.Exists(told))
