"""Table two by query: one grouped count for its cells, the same filter for the entries behind one.

Rows come in as the record knew them at the cut-off (`annual` asks for those); nothing here is decided
by the day on which the question is asked.
"""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Case, CharField, Q, QuerySet, Sum, Value
from django.db.models import When as Matching

from mingtang.annual.compile_powers import (
    CountedPowers,
    PowerRow,
    PowerTally,
    PowerTerm,
    Reckoned,
    When,
)
from mingtang.annual.period import Period
from mingtang_office.powers.models import PowerStanding

Standings = QuerySet[PowerStanding]
_FEN = 100


def _is(name: str, when: When, period: Period) -> Q:
    """Rows whose day lies there; a day that is none has not come."""
    match when:
        case When.BEFORE:
            return Q(**{f"{name}__lt": period.first})
        case When.WITHIN:
            return Q(**{f"{name}__range": (period.first, period.last)})
    return Q(**{f"{name}__gt": period.last}) | Q(**{f"{name}__isnull": True})


def _when(name: str, period: Period) -> Case:
    return Case(
        *(
            Matching(_is(name, each, period), then=Value(each.value))
            for each in (When.BEFORE, When.WITHIN)
        ),
        default=Value(When.NOT_YET.value),
        output_field=CharField(),
    )


def tallies(standings: Standings, period: Period) -> tuple[PowerTally, ...]:
    """Everything table two counts, in one query."""
    grouped = (
        standings.filter(began_on__lte=period.last)
        .order_by()
        .values(
            "what",
            "row",
            began=_when("began_on", period),
            ended=_when("ended_on", period),
            published=_when("published_on", period),
        )
        .annotate(many=Sum("number"), money=Sum("fen"))
        .order_by("what", "row", "began", "ended", "published")
    )
    return tuple(
        PowerTally(
            Reckoned(group["what"]),
            PowerRow(group["row"]),
            When(group["began"]),
            When(group["ended"]),
            When(group["published"]),
            number=int(group["many"]),
            amount=Decimal(int(group["money"])) / _FEN,
        )
        for group in grouped
    )


def behind(standings: Standings, period: Period, cell: CountedPowers) -> Standings:
    """The entries that a cell counts."""
    terms = reduce(or_, (_term(term, period) for term in cell.terms))
    return standings.filter(terms, row=cell.row.value)


def _term(term: PowerTerm, period: Period) -> Q:
    def among(name: str, found: frozenset[When]) -> Q:
        return reduce(or_, (_is(name, each, period) for each in sorted(found)))

    return (
        Q(what=term.what.value)
        & among("began_on", term.began)
        & among("ended_on", term.ended)
        & among("published_on", term.published)
    )
