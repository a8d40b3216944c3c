"""What the public may see at a moment: the one filter through which every public page, list, feed,
file and data set reads."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from mingtang_office.publication.models import Attachment, Placement, PublicItem


def public_items(now: datetime) -> models.QuerySet[PublicItem]:
    """Items whose edition stands, from their moment on and to their last day, both included."""
    return PublicItem.objects.filter(shown(now))


def placements(now: datetime) -> models.QuerySet[Placement]:
    """The same, column by column."""
    return Placement.objects.filter(shown(now, "public__"))


def shown(now: datetime, of: str = "") -> models.Q:
    """The condition on a row, or on the row that `of` leads to (`public__`)."""
    last = models.Q(**{f"{of}shown_until__isnull": True}) | models.Q(
        **{f"{of}shown_until__gte": timezone.localdate(now)}
    )
    return models.Q(**{f"{of}shown_from__lte": now}) & last


def public_file(public: PublicItem, key: int) -> Attachment | None:
    """An attachment of the edition that stands; None for any other file."""
    if all(file["key"] != key for file in public.edition.files):
        return None
    return Attachment.objects.filter(pk=key, item=public.item_id).first()
