"""The validity of a published document on a day."""

from __future__ import annotations

from datetime import date

from mingtang.publication.validity import Validity, in_force_on
from mingtang_office.publication.models import Item


def validity_on(item: Item, on: date) -> Validity | None:
    """None for what has no validity: news, notices, lists. A change that was entered counts from its
    day on; beside it the document's own dates tell."""
    if item.effective_on is None:
        return None
    change = item.validity_changes.filter(on__lte=on).last()
    entered = Validity(change.validity) if change else Validity.PENDING
    return in_force_on(entered, item.effective_on, item.expires_on, on)
