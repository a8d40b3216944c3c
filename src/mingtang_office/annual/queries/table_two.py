"""Table two by query: the registers of powers count, out of what stood at the cut-off.

It is of whole years: a charge or a figure of a period lies in one year, and can be cut no finer.
"""

from __future__ import annotations

from django.db.models import QuerySet

from mingtang.annual.compile_powers import PowerTally, counted_powers
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers import statistics
from mingtang_office.powers.models import PowerStanding


def tallies(question: Question, standings: QuerySet[PowerStanding]) -> tuple[PowerTally, ...]:
    """Everything table two counts, in one query."""
    return statistics.tallies(question.known_of_agency(standings), question.period)


def behind(
    question: Question, address: str, standings: QuerySet[PowerStanding]
) -> QuerySet[PowerStanding]:
    """The entries that a cell counts. Raises `NoSuchCell`."""
    cell = counted_powers(address, question.form)
    return statistics.behind(question.known_of_agency(standings), question.period, cell)
