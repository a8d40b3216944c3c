"""What an auditor may read of the trail, and the names behind its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.trail.models import Entry
from mingtang_office.trail.vocabulary import action_label, object_label


def readable(person: policy.Person, on: date) -> QuerySet[Entry]:
    """The entries of the agencies that `person` audits; those of no agency (sign-ins, accounts) for
    who audits a whole tree from its root."""
    scope = policy.scope(person, Permission.READ_TRAIL, on)
    if not scope:
        return Entry.objects.none()
    condition = Q(agency__in=Agency.objects.filter(scope.condition("")).values("pk"))
    roots = Agency.objects.filter(depth=1, path__in=scope.branches)
    if roots.exists():
        condition |= Q(agency__isnull=True)
    return Entry.objects.filter(condition)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words."""

    entry: Entry
    actor: str
    action: str
    agency: str
    object: str


def in_words(entries: Iterable[Entry]) -> list[Line]:
    """Each entry with the names that its numbers have today; two queries however many there are."""
    entries = list(entries)
    people = User.objects.in_bulk({e.actor for e in entries if e.actor is not None})
    agencies = Agency.objects.in_bulk({e.agency for e in entries if e.agency is not None})
    return [
        Line(
            entry,
            actor=_name(people.get(entry.actor or 0), entry.actor, "系统"),
            action=action_label(entry.action),
            agency=_name(agencies.get(entry.agency or 0), entry.agency, "平台"),
            object=f"{object_label(entry.object_type)} {entry.object_id}",
        )
        for entry in entries
    ]


def _name(found: User | Agency | None, number: int | None, nobody: str) -> str:
    if number is None:
        return nobody
    return str(found) if found is not None else f"编号 {number}"
