"""Two years of an agency's reports side by side, in the grids of the later one's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingtang.annual.carry_over import CarryOver
from mingtang.annual.comparison import Change, Comparison
from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.labels import cell_name
from mingtang_office.auditing.grid import DrawnTable, Slot, drawn_tables
from mingtang_office.auditing.marking import CellMarks

_NOTHING = CellMarks({}, {})


@dataclass(frozen=True, slots=True)
class Carried:
    """A sum that must carry over, with the name of the cell that should bear it."""

    name: str
    carried: CarryOver

    @property
    def verdict(self) -> str:
        words = {True: "相符", False: "不符", None: "缺数，未核对"}
        return words[self.carried.agrees]


@dataclass(frozen=True, slots=True)
class ComparedSlot:
    slot: Slot
    change: Change | None

    @property
    def shown(self) -> str:
        return "" if self.change is None else _plain(self.change.after)

    @property
    def before(self) -> str:
        return "" if self.change is None else _plain(self.change.before)

    @property
    def difference(self) -> str:
        """+3, −2, or "" where nothing changed or one of the two is no number."""
        number = None if self.change is None else self.change.difference
        if not number:
            return ""
        return f"+{_plain(number)}" if number > 0 else f"−{_plain(-number)}"


@dataclass(frozen=True, slots=True)
class ComparedTable:
    table: DrawnTable
    header: tuple[tuple[ComparedSlot, ...], ...]
    body: tuple[tuple[ComparedSlot, ...], ...]


def compared_tables(comparison: Comparison) -> tuple[ComparedTable, ...]:
    """The tables of the later report; cells whose meaning differs between the forms show no change."""
    later = comparison.after
    changes = {change.address: change for change in comparison.changes}
    tables = drawn_tables(later, later, _NOTHING, frozenset())
    return tuple(
        ComparedTable(table, _compared(table.header, changes), _compared(table.body, changes))
        for table in tables.values()
    )


def _compared(
    rows: tuple[tuple[Slot, ...], ...], changes: Mapping[str, Change]
) -> tuple[tuple[ComparedSlot, ...], ...]:
    return tuple(
        tuple(
            ComparedSlot(slot, changes.get(slot.address) if slot.is_value else None) for slot in row
        )
        for row in rows
    )


def carried_over(comparison: Comparison) -> tuple[Carried, ...]:
    """The sums that must carry over, those that do not first."""
    found = [
        Carried(_named(comparison.after, each.address), each) for each in comparison.carry_overs
    ]
    return tuple(sorted(found, key=lambda each: each.carried.agrees is not False))


def _named(report: AnnualReport, address: str) -> str:
    return cell_name(report, address)


def _plain(number: Number | None) -> str:
    return "" if number is None else f"{number:f}" if not isinstance(number, int) else str(number)
