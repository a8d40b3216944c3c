"""The steps of a case as `mingtang.applications.remedies` takes them."""

from __future__ import annotations

from collections.abc import Iterable

from mingtang.applications.remedies import RemedyEvent, remedy_event_from_wire
from mingtang_office.remedies.models import CourseEntry, Remedy

ANNULLED = "annulled"  # the kind of a row that annuls another and puts nothing in its place


def in_force(rows: Iterable[CourseEntry]) -> list[CourseEntry]:
    """Those rows that count, in the order of what happened: one entered instead of another stands
    in its place."""
    listed = sorted(rows, key=lambda row: row.number)
    gone = {row.annuls for row in listed if row.annuls is not None}
    place: dict[int, int] = {}
    for row in listed:
        place[row.number] = row.number if row.annuls is None else place[row.annuls]
    standing = [row for row in listed if row.number not in gone and row.kind != ANNULLED]
    return sorted(standing, key=lambda row: place[row.number])


def as_event(row: CourseEntry) -> RemedyEvent:
    return remedy_event_from_wire(row.kind, row.on, row.facts)


def events_of(remedy: Remedy) -> list[RemedyEvent]:
    return [as_event(row) for row in in_force(CourseEntry.objects.filter(remedy=remedy))]
