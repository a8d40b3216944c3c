"""A table handed in, against a register: which column is which field, and what its rows say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.agencies.models import Agency
from mingtang_office.powers.columns import WAN, Column, Kind, NotThisValue
from mingtang_office.powers.ledgers import Days, Ledger
from mingtang_office.powers.models import Register
from mingtang_office.powers.queries.overlaps import (
    Overlaps,
    days_words,
    key_tuple,
    keys_taken,
)
from mingtang_office.ui.handed_tables import Fault
from mingtang_office.ui.matched_tables import Row, Table, likeliest

UNIT = "unit"  # the constant that says what a bare amount is in


@dataclass(frozen=True, slots=True)
class Matching:
    """Which column (from 0) holds which field, and what holds for every row."""

    columns: Mapping[int, str]
    constants: Mapping[str, str] = field(default_factory=dict)

    def missing(self, ledger: Ledger) -> tuple[Column, ...]:
        """What must be there and is neither in the table nor said for all rows."""
        there = {*self.columns.values(), *(n for n, text in self.constants.items() if text)}
        return tuple(
            column
            for column in ledger.columns
            if column.required and column.usual is None and column.name not in there
        )


@dataclass(slots=True)
class Read:
    """A row that became values."""

    number: int
    values: dict[str, Any]


@dataclass(slots=True)
class Checked:
    rows: list[Read] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def guessed(ledger: Ledger, table: Table) -> Matching:
    """The columns by their headings: the same words first, then the likest; no field twice."""
    columns = likeliest(
        table.heads, [(each.name, (each.heading, *each.aliases)) for each in ledger.columns]
    )
    return Matching(columns, {UNIT: _unit(ledger, table, columns)} if _has_money(ledger) else {})


def _has_money(ledger: Ledger) -> bool:
    return any(column.kind is Kind.MONEY for column in ledger.columns)


def _unit(ledger: Ledger, table: Table, columns: Mapping[int, str]) -> str:
    money = {column.name for column in ledger.columns if column.kind is Kind.MONEY}
    heads = [table.heads[at] for at, name in columns.items() if name in money]
    return WAN if any(WAN in head for head in heads) else "元"


def checked(
    ledger: Ledger, agency: Agency, table: Table, mapping: Matching, now: datetime
) -> Checked:
    """Every row as values, and every fault found; a few queries for many rows as for one."""
    found = Checked()
    heads = {name: table.heads[at] for at, name in mapping.columns.items()}
    today = timezone.localdate(now)
    for row in table.rows:
        values, faults = _values(ledger, row, mapping, heads)
        if not faults:
            faults = [
                Fault(row.number, heads.get(name, ledger.column(name).heading), message)
                for name, message in ledger.rules(values, agency, today)
            ]
        found.faults += faults
        if not faults:
            found.rows.append(Read(row.number, values))
    found.faults += _twice(ledger, agency, found.rows, heads)
    found.faults += _over_figures(ledger, agency, found.rows, heads)
    found.faults.sort(key=lambda fault: fault.row)
    return found


def _values(
    ledger: Ledger, row: Row, mapping: Matching, heads: Mapping[str, str]
) -> tuple[dict[str, Any], list[Fault]]:
    at = {name: column for column, name in mapping.columns.items()}
    in_wan = mapping.constants.get(UNIT) == WAN
    values: dict[str, Any] = {}
    faults = []
    for column in ledger.columns:
        name = column.name
        text = row.text(at[name]) if name in at else ""
        text = text or mapping.constants.get(name, "")
        if not text and column.usual_of is not None:
            values[name] = column.usual_of(values)
            continue
        try:
            values[name] = column.parse(text, in_wan=in_wan)
        except NotThisValue as error:
            faults.append(Fault(row.number, heads.get(name, column.heading), str(error)))
    return values, faults


def _key_heading(ledger: Ledger, values: Mapping[str, Any], heads: Mapping[str, str]) -> str:
    """The column to look at where an entry is the same as another: the last of its key that is said."""
    named = [name for name, value in ledger.key(values).items() if value not in (None, "")]
    name = next((each for each in ("number", "name", "item", "title") if each in named), named[-1])
    return heads.get(name, ledger.column(name).heading)


def _twice(
    ledger: Ledger, agency: Agency, rows: Sequence[Read], heads: Mapping[str, str]
) -> Iterator[Fault]:
    """Rows that are there already, or in the table before."""
    taken = keys_taken(ledger, agency)
    first: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = key_tuple(ledger, row.values)
        heading = _key_heading(ledger, row.values, heads)
        if key in taken:
            called = taken[key]
            yield Fault(row.number, heading, f"“{called}”已经登记过，请删去本行。")
        elif key in first:
            said = f"与第 {first[key]} 行相同，请只留一行。"
            yield Fault(row.number, heading, said)
        first.setdefault(key, row.number)


def _over_figures(
    ledger: Ledger, agency: Agency, rows: Sequence[Read], heads: Mapping[str, str]
) -> Iterator[Fault]:
    """Rows that a figure of a period counts already, and figures that lie over one another."""
    overlaps = Overlaps(agency)
    told: list[tuple[Days, int]] = []
    for row in rows:
        days = ledger.days(row.values)
        if days is None:
            continue
        name = "first_on" if "first_on" in row.values else _day_column(ledger)
        heading = heads.get(name, ledger.column(name).heading)
        message = overlaps.message(ledger, days)
        if message:
            yield Fault(row.number, heading, message)
        if ledger.register is not Register.FIGURES:
            continue
        beside = next((number for other, number in told if other.meet(days)), None)
        if beside is not None:
            said = f"{days_words(days)}与第 {beside} 行的期间重叠，会重复计数，请核对起止日期。"
            yield Fault(row.number, heading, said)
        told.append((days, row.number))


def _day_column(ledger: Ledger) -> str:
    return next(column.name for column in ledger.columns if column.kind is Kind.DAY)
