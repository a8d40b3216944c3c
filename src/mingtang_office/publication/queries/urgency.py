"""Which items must soon be public, and which should have been (条例第二十六条)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from mingtang.publication.attribute import Attribute
from mingtang_office.publication.models import ItemState

SOON = timedelta(days=7)
UNDER_WAY = (ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.RETURNED, ItemState.REFERRED)
TO_BE_PUBLIC = Q(edition__isnull=True, attribute=Attribute.PROACTIVE.value, state__in=UNDER_WAY)


def late(today: date) -> Q:
    """Not public though its last day has passed."""
    return TO_BE_PUBLIC & Q(due_on__lt=today)


def due_soon(today: date) -> Q:
    return TO_BE_PUBLIC & Q(due_on__range=(today, today + SOON))
