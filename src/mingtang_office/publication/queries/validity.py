"""The validity of a published document on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingtang.publication.validity import Validity, in_force_on
from mingtang_office.publication.models import Item, ValidityChange


def validity_on(item: Item, on: date) -> Validity | None:
    """None for what has no validity: news, notices, lists. A change that was entered counts from its
    day on; beside it the document's own dates tell."""
    if item.effective_on is None:
        return None
    return stated_on(item, item.validity_changes.filter(on__lte=on), on)


def stated_on(item: Item, changes: Iterable[ValidityChange], on: date) -> Validity | None:
    """The same where its changes, in their order, are at hand."""
    if item.effective_on is None:
        return None
    begun = [change for change in changes if change.on <= on]
    change = begun[-1] if begun else None
    entered = Validity(change.validity) if change else Validity.PENDING
    return in_force_on(entered, item.effective_on, item.expires_on, on)
