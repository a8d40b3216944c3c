"""Table four by query: one grouped count for its cells, the same filter for the cases behind one.

Rows come in as the record knew them at the cut-off (`annual` asks for those); nothing here is decided
by the day on which the question is asked.
"""

from __future__ import annotations

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from mingtang.annual.compile_remedies import CountedRemedies, RemedyTally
from mingtang.annual.period import Period
from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from mingtang_office.remedies.models import RemedyStanding

Standings = QuerySet[RemedyStanding]


def concerned(standings: Standings, period: Period) -> Standings:
    """The cases that the table counts at all: filed by the end of the period, and not ended before
    it began."""
    return standings.filter(filed_on__lte=period.last).filter(
        Q(concluded_on__isnull=True) | Q(concluded_on__gte=period.first)
    )


def tallies(standings: Standings, period: Period) -> tuple[RemedyTally, ...]:
    """Everything table four counts, in one query."""
    ended = Case(
        When(concluded_on__lte=period.last, then=F("column")),
        default=Value(RemedyColumn.PENDING.value),
        output_field=CharField(),
    )
    grouped = (
        concerned(standings, period)
        .order_by()
        .values("route", ended=ended)
        .annotate(number=Count("pk"))
        .order_by("route", "ended")
    )
    return tuple(
        RemedyTally(RemedyRoute(group["route"]), RemedyColumn(group["ended"]), group["number"])
        for group in grouped
    )


def behind(standings: Standings, period: Period, cell: CountedRemedies) -> Standings:
    """The cases that a cell counts."""
    ended = sorted(column.value for column in cell.columns - {RemedyColumn.PENDING})
    condition = Q(concluded_on__lte=period.last, column__in=ended)
    if RemedyColumn.PENDING in cell.columns:
        condition |= Q(concluded_on__isnull=True) | Q(concluded_on__gt=period.last)
    return concerned(standings, period).filter(condition, route=cell.route.value)
