"""What the public may see at a moment: the one filter through which every public page, list, feed,
file and data set reads."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from mingtang.publication.topics import class_of
from mingtang_office.prepared import Given
from mingtang_office.publication.models import Attachment, Placement, PublicItem

_NOW = Given("now", models.DateTimeField())
_TODAY = Given("today", models.DateField())
# Of which agency a prepared question asks: `agency`, its number.
AGENCY = Given("agency", models.BigIntegerField())


def at(now: datetime) -> dict[str, object]:
    """The moment that a prepared question of what is public is asked with."""
    return {"now": now, "today": timezone.localdate(now)}


def public_items(now: datetime | None) -> models.QuerySet[PublicItem]:
    """Items whose edition stands, from their moment on and to their last day, both included. No
    moment in a prepared question: it is asked with `at`."""
    return PublicItem.objects.filter(shown(now))


def placements(now: datetime | None) -> models.QuerySet[Placement]:
    """The same, column by column."""
    return Placement.objects.filter(shown(now, "public__"))


def shown(now: datetime | None, of: str = "") -> models.Q:
    """The condition on a row, or on the row that `of` leads to (`public__`)."""
    moment = _NOW if now is None else now
    day = _TODAY if now is None else timezone.localdate(now)
    last = models.Q(**{f"{of}shown_until__isnull": True}) | models.Q(
        **{f"{of}shown_until__gte": day}
    )
    return models.Q(**{f"{of}shown_from__lte": moment}) & last


def of_topic(code: str) -> dict[str, str]:
    """The condition on what is of a topic, or of a class with all its topics."""
    return {"topic_class" if class_of(code) == code else "topic": code}


def public_file(public: PublicItem, key: int) -> Attachment | None:
    """An attachment of the edition that stands; None for any other file."""
    if all(file["key"] != key for file in public.edition.files):
        return None
    return Attachment.objects.filter(pk=key, item=public.item_id).first()
