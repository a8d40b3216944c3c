"""Open cases counted by another calendar: what would move, and from when to when.

Many cases have had the same happen to them on the same days; each such life is replayed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from mingtang.applications import Event, ImpossibleEvent, event_from_wire, replay
from mingtang.workdays import Calendar, OutsideCalendar
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application, CaseEvent
from mingtang_office.applications.projection import PROJECTED, projected
from mingtang_office.applications.queries.history import in_force

CalendarOf = Callable[[Agency], Calendar]
Values = tuple[Any, ...]
_REMEMBERED = 50_000


class OpenCase(NamedTuple):
    """What counting needs of a case, read without the rest of its row."""

    pk: int
    number: str
    agency: int
    handler: int | None
    values: Values


class _EventRow(NamedTuple):
    application: int
    number: int
    kind: str
    on: date
    facts: dict[str, Any]
    annuls: int | None


@dataclass(frozen=True, slots=True)
class Recounted:
    """A case with what its row says now and what it should say, as `PROJECTED` names it."""

    case: OpenCase
    after: Values

    @property
    def is_moved(self) -> bool:
        return self.case.values != self.after

    def day(self, name: str) -> tuple[date | None, date | None]:
        """A day of the row before and after."""
        place = PROJECTED.index(name)
        return self.case.values[place], self.after[place]


def concerned(first_day: date, agencies: QuerySet[Agency]) -> QuerySet[Application]:
    """The open cases with a limit on or after this day: no other can move."""
    return Application.objects.filter(
        Q(due_on__gte=first_day) | Q(next_by__gte=first_day),
        agency__in=agencies,
        closed_on__isnull=True,
        merged_into__isnull=True,
    )


def read(rows: QuerySet[Application]) -> list[OpenCase]:
    """These cases, in the order of the query."""
    told = rows.values_list("pk", "number", "agency_id", "handler_id", *PROJECTED)
    return [OpenCase(row[0], row[1], row[2], row[3], row[4:]) for row in told]


@dataclass(slots=True)
class Recount:
    """Counts by the calendars given, and remembers the lives it has replayed."""

    calendar_of: CalendarOf
    remember: bool = True
    _calendars: dict[int, Calendar] = field(default_factory=dict)
    _known: dict[tuple[int, tuple[Event, ...]], Values] = field(default_factory=dict)

    def of(self, cases: Sequence[OpenCase]) -> Iterator[Recounted]:
        """These cases, in their order; two queries. A case that cannot be replayed stays as it is:
        whoever opens it is told why."""
        self._learn_calendars({case.agency for case in cases})
        lives = _lives([case.pk for case in cases])
        for case in cases:
            try:
                after = self._counted(self._calendars[case.agency], lives.get(case.pk, ()))
            except (ImpossibleEvent, OutsideCalendar):
                after = case.values
            yield Recounted(case, after)

    def _learn_calendars(self, numbers: set[int]) -> None:
        new = Agency.objects.select_related("region").filter(
            pk__in=numbers - self._calendars.keys()
        )
        self._calendars |= {agency.pk: self.calendar_of(agency) for agency in new}

    def _counted(self, calendar: Calendar, life: tuple[Event, ...]) -> Values:
        if not self.remember:
            return _replayed(calendar, life)
        key = (id(calendar), life)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = _replayed(calendar, life)
        return known


def _replayed(calendar: Calendar, life: tuple[Event, ...]) -> Values:
    return tuple(projected(replay(life, calendar)).values())


def _lives(numbers: Sequence[int]) -> dict[int, tuple[Event, ...]]:
    rows = (
        CaseEvent.objects.filter(application__in=numbers)
        .order_by("application", "number")
        .values_list("application_id", "number", "kind", "on", "facts", "annuls")
    )
    found = (_EventRow(*row) for row in rows.iterator(chunk_size=5000))
    return {
        number: tuple(event_from_wire(row.kind, row.on, row.facts) for row in in_force(of_one))
        for number, of_one in groupby(found, lambda row: row.application)
    }
