"""By when an item must be public, in the calendar of its agency."""

from __future__ import annotations

from datetime import date

from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.limits import (
    Matter,
    PublicationDue,
    decision_matter,
    publication_due,
)
from mingtang.workdays import Calendar
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.publication.models import Item

# Kinds whose limit is their own, and the day from which it runs.
_MATTERS = {
    ItemKind.BUDGET: (Matter.DEPARTMENT_BUDGET, "approved_on"),
}


def due_of(item: Item, calendar: Calendar | None = None) -> PublicationDue | None:
    """None while the day is not known from which the limit runs."""
    matter, start = _matter(item)
    said = item.details.get(start) if start else None
    since = date.fromisoformat(said) if said else item.formed_on
    if since is None:
        return None
    return publication_due(matter, since, calendar or calendar_for(item.agency))


def _matter(item: Item) -> tuple[Matter, str]:
    if item.kind == ItemKind.ENFORCEMENT_AFTER:
        return decision_matter(str(item.details.get("decision_kind", ""))), "decided_on"
    return _MATTERS.get(ItemKind(item.kind), (Matter.ORDINARY, ""))


def due_day(item: Item, calendar: Calendar | None = None) -> date | None:
    found = due_of(item, calendar)
    return found.by if found else None
