"""Table four out of counts: reconsiderations and suits by how they ended (国办公开办函〔2021〕30号).

A case counts once, by its ending within the period or as not yet ended; the table says nothing from
year to year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingtang.annual.compile_applications import EVERYBODY, NoSuchCell
from mingtang.annual.edition import REMEDIES, Edition
from mingtang.annual.period import Period
from mingtang.applications.remedies import RemedyColumn, RemedyRoute


@dataclass(frozen=True, slots=True)
class RemedyTally:
    """So many cases of a route that ended, or did not, as the column says."""

    route: RemedyRoute
    column: RemedyColumn
    number: int


@dataclass(frozen=True, slots=True)
class CountedRemedies:
    """The cases that a cell counts: those of a route that ended in one of `columns`."""

    route: RemedyRoute
    columns: frozenset[RemedyColumn]

    def holds(self, tally: RemedyTally) -> bool:
        """Whether the cell counts these."""
        return tally.route is self.route and tally.column in self.columns


def remedy_tallied(
    route: RemedyRoute,
    filed_on: date,
    concluded: tuple[date, RemedyColumn] | None,
    period: Period,
) -> RemedyTally | None:
    """How one case counts in a period; None where it came after it or ended before it."""
    if filed_on > period.last or (concluded and concluded[0] < period.first):
        return None
    ended = concluded[1] if concluded and concluded[0] <= period.last else RemedyColumn.PENDING
    return RemedyTally(route, ended, 1)


@cache
def remedy_cells_counted(form: Edition) -> Mapping[str, CountedRemedies]:
    """What each cell of table four counts, by its address."""
    if form.remedies is None:
        return {}
    columns = {each.value: frozenset((each,)) for each in RemedyColumn}
    columns[EVERYBODY] = frozenset(RemedyColumn)
    return {
        f"{REMEDIES}/{group.key}/{column.key}": CountedRemedies(
            RemedyRoute(group.key), columns[column.key]
        )
        for group in form.remedies.groups
        for column in form.remedies.columns
    }


def counted_remedies(address: str, form: Edition) -> CountedRemedies:
    """What the cell at this address counts. Raises `NoSuchCell`."""
    try:
        return remedy_cells_counted(form)[address]
    except KeyError:
        raise NoSuchCell(
            f"“{address}”不是{form.citation}表四中的一格，请从表格中点开要看的数字。"
        ) from None


def remedy_cells(tallies: Iterable[RemedyTally], form: Edition) -> dict[str, int]:
    """The cells of table four by their addresses, in reading order."""
    listed = tuple(tallies)
    return {
        address: sum(tally.number for tally in listed if cell.holds(tally))
        for address, cell in remedy_cells_counted(form).items()
    }
