"""The lists of the registers: what a person sees, narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.reach import within_reach
from mingtang_office.powers.ledgers import Ledger, ledger_of
from mingtang_office.powers.models import Register, Registered

_ROW = "row"  # of the registers whose entries have one
# The fields in which words are looked for, and the day by which a year is told.
_WORDS: dict[Register, tuple[str, ...]] = {
    Register.DOCUMENTS: ("title", "number"),
    Register.ITEMS: ("name", "code", "basis"),
    Register.DECISIONS: ("number", "item", "party"),
    Register.CHARGES: ("item", "basis"),
    Register.PROCUREMENTS: ("project", "number", "supplier"),
    Register.FIGURES: ("source",),
}
DAYS: dict[Register, str] = {
    Register.DOCUMENTS: "made_on",
    Register.ITEMS: "listed_on",
    Register.DECISIONS: "decided_on",
    Register.CHARGES: "first_on",
    Register.PROCUREMENTS: "contract_on",
    Register.FIGURES: "first_on",
}


def entries_of(
    ledger: Ledger, person: Person, on: date, permission: Permission = Permission.VIEW_POWERS
) -> QuerySet[Registered]:
    """Those that this person reaches, in no order yet."""
    rows = within_reach(ledger.model._default_manager.all(), person, permission, on)
    return rows.select_related("agency", "entered_by")


def entries_numbered(numbers: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Registered]:
    """Entries of several registers by register and number; a query a register."""
    wanted: dict[str, list[int]] = {}
    for register, number in numbers:
        wanted.setdefault(register, []).append(number)
    return {
        (register, entry.pk): entry
        for register, found in wanted.items()
        for entry in ledger_of(register).model._default_manager.filter(pk__in=found)
    }


def narrowed(
    rows: QuerySet[Registered], ledger: Ledger, wanted: dict[str, Any]
) -> QuerySet[Registered]:
    """The entries that match a valid filter."""
    words = (wanted.get("q") or "").strip()
    if words:
        found = Q()
        for name in _WORDS[ledger.register]:
            found |= Q(**{f"{name}__icontains": words})
        rows = rows.filter(found)
    if wanted.get("row"):
        rows = rows.filter(**{_ROW: wanted["row"]})
    if wanted.get("year"):
        year = wanted["year"]
        days = (date(year, 1, 1), date(year, 12, 31))
        rows = rows.filter(**{f"{DAYS[ledger.register]}__range": days})
    return rows.filter(struck_at__isnull=not wanted.get("struck"))
