"""Table four by query: the register of remedies counts, out of what stood at the cut-off."""

from __future__ import annotations

from django.db.models import QuerySet

from mingtang.annual.compile_remedies import RemedyTally, counted_remedies
from mingtang_office.annual.queries.question import Question
from mingtang_office.remedies import statistics
from mingtang_office.remedies.models import RemedyStanding


def tallies(question: Question, standings: QuerySet[RemedyStanding]) -> tuple[RemedyTally, ...]:
    """Everything table four counts, in one query."""
    return statistics.tallies(question.known_of_agency(standings), question.period)


def behind(
    question: Question, address: str, standings: QuerySet[RemedyStanding]
) -> QuerySet[RemedyStanding]:
    """The cases that a cell counts. Raises `NoSuchCell`."""
    cell = counted_remedies(address, question.form)
    return statistics.behind(question.known_of_agency(standings), question.period, cell)
