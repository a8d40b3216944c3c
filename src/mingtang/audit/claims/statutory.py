"""Figures of the statutory tables that a claim is held against: read, or computed from the row."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang.annual.edition import APPLICATIONS
from mingtang.annual.report import AnnualReport, Cell, CellState, Number
from mingtang.audit.sums import outcome_rows, stands_for_zero

_BALANCE = ("new_received", "carried_in", "total", "carried_out")


@dataclass(frozen=True, slots=True)
class Known:
    """A number of the table and the cells it comes from. `certain` is False where blanks had to
    be counted as zero and nothing else proves that they are."""

    number: Number
    cells: tuple[str, ...]
    certain: bool = True


def _value(cell: Cell) -> Number | None:
    if cell.value is not None:
        return cell.value
    return 0 if stands_for_zero(cell) else None


def _row(report: AnnualReport, key: str, column: str) -> Known | None:
    """One cell of table three; a blank total is added up from its row."""
    form = report.form.applications if report.form else None
    address = f"{APPLICATIONS}/{key}/{column}"
    cell = report.cell(address)
    if form is None or cell.state is CellState.ABSENT:
        return None
    if cell.value is not None:
        return Known(cell.value, (address,))
    if not stands_for_zero(cell):
        return None
    if column != "total":
        return Known(0, (address,), certain=False)
    parts = [f"{APPLICATIONS}/{key}/{c.key}" for c in form.columns if c.key != "total"]
    values = [_value(report.cell(part)) for part in parts]
    if any(value is None for value in values):
        return None
    return Known(sum(v for v in values if v), (address, *parts), certain=False)


def _keys(report: AnnualReport, row: str) -> tuple[str, ...]:
    if "." in row or row in ("new_received", "carried_in", "total", "carried_out"):
        return (row,)
    return tuple(k for k in outcome_rows(report) if k == row or k.startswith(row + "."))


def applications(
    report: AnnualReport, *rows: str, column: str = "total", blanks_are_zero: bool | None = None
) -> Known | None:
    """The sum of these rows (or groups of rows: `refused`) of table three in one column;
    `organisations` is the sum of the columns under 法人或其他组织. None where a cell is missing or
    was not read. Blanks count as zero and are `certain` where the outcomes so counted add up to
    （七）总计."""
    form = report.form.applications if report.form else None
    if form is None:
        return None
    columns = (
        tuple(c.key for c in form.columns if c.organisation)
        if column == "organisations"
        else (column,)
    )
    found = [
        _row(report, key, each) for row in rows for key in _keys(report, row) for each in columns
    ]
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    certain = all(each.certain for each in known)
    if not certain:
        certain = _blanks_are_zero(report, rows) if blanks_are_zero is None else blanks_are_zero
    return Known(
        sum(each.number for each in known),
        tuple(address for each in known for address in each.cells),
        certain,
    )


def _blanks_are_zero(report: AnnualReport, rows: tuple[str, ...]) -> bool:
    """Whether counting blanks as zero makes the table add up: the outcomes to a （七）总计 that is
    printed, or the four sums of the heading to each other."""
    if set(rows) & set(_BALANCE):
        four = [applications(report, each, blanks_are_zero=False) for each in _BALANCE]
        if any(each is None for each in four):
            return False
        received, carried_in, done, carried_out = (each.number for each in four if each)
        return received > 0 and received + carried_in == done + carried_out
    total = report.value(f"{APPLICATIONS}/total/total")
    counted = applications(report, *outcome_rows(report), blanks_are_zero=False)
    return total is not None and counted is not None and counted.number == total


def proof(report: AnnualReport, cells: tuple[str, ...]) -> tuple[str, ...]:
    """Of the cells that a number was made of those worth showing: the ones that add something, or
    the first where none does."""
    return tuple(cell for cell in cells if report.value(cell)) or cells[:1]


def remedies(report: AnnualReport, group: str, column: str = "total") -> Known | None:
    """A figure of table four; `litigation` is both groups of lawsuits. A blank total is added up
    from its group, blanks counting as zero."""
    form = report.form.remedies if report.form else None
    if form is None:
        return None
    groups = [g.key for g in form.groups if g.key.startswith(group)]
    number: Number = 0
    cells: tuple[str, ...] = ()
    certain = True
    for each in groups:
        wanted = report.cell(f"remedies/{each}/{column}")
        if wanted.value is not None and column != "total":
            number, cells = number + wanted.value, (*cells, f"remedies/{each}/{column}")
            continue
        columns = [column] if column != "total" else [c.key for c in form.columns]
        addresses = tuple(f"remedies/{each}/{c}" for c in columns)
        values = [_value(report.cell(a)) for a in addresses]
        if any(report.cell(a).state is CellState.ABSENT for a in addresses) or None in values:
            return None
        parts = sum(v for v, a in zip(values, addresses, strict=True) if v and "total" not in a)
        certain = certain and (wanted.value == parts or (wanted.value is None and parts > 0))
        number += parts if wanted.value is None else wanted.value
        cells = (*cells, *addresses)
    return Known(number, cells, certain)
