"""Table three out of counts: what each of its cells counts, stated once (国办公开办函〔2021〕30号, 〔2019〕60号).

An application counts under the kind of its applicant in two rows: as newly received or carried in,
and as closed by its disposition or carried out. So 第一项加第二项 equals 第三项加第四项 whatever is
counted; the rows of the dispositions are `mingtang.applications.grounds.row`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingtang.annual.edition import APPLICATIONS, Edition
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import row as row_of

EVERYBODY = "total"


class NoSuchCell(ValueError):
    """An address that is none of the table's cells."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many applications of one kind of applicant that were open in the period: received in it
    (`is_new`) or before, closed in it by a disposition or open beyond it (None)."""

    kind: ApplicantKind
    is_new: bool
    disposition: Disposition | None
    number: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The applications that a cell counts: those of `kinds`; new ones or carried in (None: either);
    closed by one of `dispositions`, or open beyond the period (`is_closed`; None: either)."""

    kinds: frozenset[ApplicantKind]
    is_new: bool | None = None
    is_closed: bool | None = None
    dispositions: frozenset[Disposition] = frozenset(Disposition)

    def holds(self, tally: Tally) -> bool:
        """Whether the cell counts these."""
        return (
            tally.kind in self.kinds
            and self.is_new in (None, tally.is_new)
            and self.is_closed in (None, tally.disposition is not None)
            and (tally.disposition is None or tally.disposition in self.dispositions)
        )


def tallied(
    kind: ApplicantKind,
    received_on: date,
    closed: tuple[date, Disposition] | None,
    period: Period,
) -> Tally | None:
    """How one application counts in a period; None where it came after it or was closed before it."""
    if received_on > period.last or (closed and closed[0] < period.first):
        return None
    ended = closed[1] if closed and closed[0] <= period.last else None
    return Tally(kind, received_on >= period.first, ended, 1)


@cache
def cells_counted(form: Edition) -> Mapping[str, Counted]:
    """What each cell of table three counts, by its address; none where the form has no such table."""
    if form.applications is None:
        return {}
    kinds = {kind.value: frozenset((kind,)) for kind in ApplicantKind}
    kinds[EVERYBODY] = frozenset(ApplicantKind)
    return {
        f"{APPLICATIONS}/{row.key}/{column.key}": _counted(row.key, kinds[column.key], form.code)
        for row in form.applications.rows
        for column in form.applications.columns
    }


def _counted(row: str, kinds: frozenset[ApplicantKind], edition: str) -> Counted:
    match row:
        case "new_received":
            return Counted(kinds, is_new=True)
        case "carried_in":
            return Counted(kinds, is_new=False)
        case "total":
            return Counted(kinds, is_closed=True)
        case "carried_out":
            return Counted(kinds, is_closed=False)
    found = frozenset(each for each in Disposition if row_of(each, edition) == row)
    return Counted(kinds, is_closed=True, dispositions=found)


def counted(address: str, form: Edition) -> Counted:
    """What the cell at this address counts. Raises `NoSuchCell`.

    >>> from mingtang.annual.edition import edition
    >>> cell = counted("applications/granted/business", edition("2021"))
    >>> sorted(cell.dispositions), cell.is_closed
    ([<Disposition.ALREADY_PUBLIC: 'already_public'>, <Disposition.PROVIDED: 'provided'>], True)
    """
    try:
        return cells_counted(form)[address]
    except KeyError:
        raise NoSuchCell(
            f"“{address}”不是{form.citation}表三中的一格，请从表格中点开要看的数字。"
        ) from None


def application_cells(tallies: Iterable[Tally], form: Edition) -> dict[str, int]:
    """The cells of table three by their addresses, in reading order."""
    listed = tuple(tallies)
    return {
        address: sum(tally.number for tally in listed if cell.holds(tally))
        for address, cell in cells_counted(form).items()
    }
