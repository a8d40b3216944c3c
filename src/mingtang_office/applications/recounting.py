"""Open cases counted by another calendar: what would move, and from when to when.

Many cases have had the same happen to them on the same days; each such life is replayed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from mingtang.applications import Event, ImpossibleEvent
from mingtang.workdays import Calendar, OutsideCalendar
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application, CaseEvent
from mingtang_office.applications.projection import PROJECTED, project, replayed
from mingtang_office.applications.queries.history import as_event, in_force

CalendarOf = Callable[[Agency], Calendar]
Values = tuple[Any, ...]
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Recounted:
    """A case with what its row says now and what it should say, as `PROJECTED` names it."""

    application: Application
    before: Values
    after: Values

    @property
    def is_moved(self) -> bool:
        return self.before != self.after

    def day(self, name: str) -> tuple[date | None, date | None]:
        """A day of the row before and after."""
        place = PROJECTED.index(name)
        return self.before[place], self.after[place]


def concerned(first_day: date, agencies: QuerySet[Agency]) -> QuerySet[Application]:
    """The open cases with a limit on or after this day: no other can move."""
    return Application.objects.filter(
        Q(due_on__gte=first_day) | Q(next_by__gte=first_day),
        agency__in=agencies,
        closed_on__isnull=True,
        merged_into__isnull=True,
    )


@dataclass(slots=True)
class Recount:
    """Counts by the calendars given, and remembers the lives it has replayed."""

    calendar_of: CalendarOf
    remember: bool = True
    _calendars: dict[int, Calendar] = field(default_factory=dict)
    _known: dict[tuple[int, tuple[Event, ...]], Values] = field(default_factory=dict)

    def of(self, applications: Sequence[Application]) -> Iterator[Recounted]:
        """These cases, in their order; two queries. A case that cannot be replayed stays as it is:
        whoever opens it is told why."""
        lives = _lives(applications)
        for application in applications:
            before = tuple(getattr(application, name) for name in PROJECTED)
            try:
                after = self._counted(application, tuple(lives.get(application.pk, ())))
            except (ImpossibleEvent, OutsideCalendar):
                after = before
            yield Recounted(application, before, after)

    def _counted(self, application: Application, life: tuple[Event, ...]) -> Values:
        if application.agency_id not in self._calendars:
            self._calendars[application.agency_id] = self.calendar_of(application.agency)
        calendar = self._calendars[application.agency_id]
        key = (id(calendar), life)
        known = self._known.get(key) if self.remember else None
        if known is None:
            scratch = Application()
            project(scratch, replayed(application, list(life), calendar))
            known = tuple(getattr(scratch, name) for name in PROJECTED)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known


def _lives(applications: Iterable[Application]) -> dict[int, list[Event]]:
    rows = CaseEvent.objects.filter(application__in=[each.pk for each in applications])
    ordered = rows.order_by("application", "number").iterator(chunk_size=5000)
    return {
        number: [as_event(row) for row in in_force(of_one)]
        for number, of_one in groupby(ordered, lambda row: row.application_id)
    }
