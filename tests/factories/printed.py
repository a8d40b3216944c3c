"""A report as it stands on paper: lines and statutory tables with merged cells.

Composed here from the edition alone, apart from `mingtang.rendering`, so that a fault shared by
reading and writing cannot hide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mingtang.annual.edition import ApplicationsForm, Edition, ProactiveItem, RemediesForm
from mingtang.annual.report import AnnualReport, Number

ITEM, HEAD, GROUP, LABEL, VALUE = "item", "head", "group", "label", "value"


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed cell, merged cells once. `value` is the true number (None: blank or no number),
    `lost` says that the print leaves it unrecoverable; `key` names the row or column of a label."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    kind: str = LABEL
    address: str | None = None
    value: Number | None = None
    unit: str | None = None
    lost: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    holds: str
    slots: tuple[Slot, ...]
    rows: int
    columns: int

    def lines(self) -> Iterator[tuple[Slot, ...]]:
        """Cells row by row, each in the row in which it begins."""
        for row in range(self.rows):
            found = (slot for slot in self.slots if slot.row == row)
            yield tuple(sorted(found, key=lambda s: s.column))

    def covering(self, row: int) -> tuple[Slot, ...]:
        """Cells that stand in this row, those merged from above too, left to right."""
        found = (s for s in self.slots if s.row <= row < s.row + s.row_span)
        return tuple(sorted(found, key=lambda s: s.column))

    def changed(self, change: Callable[[Slot], Slot]) -> Table:
        return replace(self, slots=tuple(change(slot) for slot in self.slots))

    def lose(self, row: int) -> Table:
        """The values of this row are no longer told by the print."""
        return self.changed(lambda s: replace(s, lost=True) if s.row == row else s)


@dataclass(frozen=True, slots=True)
class Part:
    """A section: heading, lines, and the table that it holds."""

    number: int
    heading: str
    lines: tuple[str, ...]
    table: Table | None


@dataclass(frozen=True, slots=True)
class Printed:
    title: str
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    edition: str

    def slots(self) -> Iterator[Slot]:
        return (slot for part in self.parts if part.table for slot in part.table.slots)

    def tables_changed(self, change: Callable[[Table], Table]) -> Printed:
        parts = (replace(p, table=p.table and change(p.table)) for p in self.parts)
        return replace(self, parts=tuple(parts))

    def changed(self, change: Callable[[Slot], Slot]) -> Printed:
        return self.tables_changed(lambda table: table.changed(change))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A printed report as a file, and what is true of it."""

    data: bytes
    name: str
    printed: Printed
    accidents: tuple[str, ...] = field(default=())

    @property
    def truth(self) -> dict[str, tuple[Number | None, str | None]]:
        """Address of every printed cell → its true number and own unit."""
        return {s.address: (s.value, s.unit) for s in self.printed.slots() if s.address}

    @property
    def recoverable(self) -> frozenset[str]:
        """Cells with a number that the print tells for certain."""
        return frozenset(
            s.address
            for s in self.printed.slots()
            if s.address and not s.lost and s.value is not None
        )


def _number(value: Number | None) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


def _value(report: AnnualReport, address: str, **place: int) -> Slot:
    value = report.value(address)
    return Slot(_number(value), kind=VALUE, address=address, value=value, **place)


def _item(report: AnnualReport, item: ProactiveItem, top: int) -> list[Slot]:
    """One 第二十条第（…）项: its title, its heads, its rows; four columns wide."""
    last = len(item.columns) - 1
    slots = [Slot(item.item, top, 0, 1, 4, ITEM), Slot("信息内容", top + 1, 0, kind=HEAD)]
    slots += [
        Slot(c.label, top + 1, 1 + i, 1, 3 - i if i == last else 1, HEAD)
        for i, c in enumerate(item.columns)
    ]
    for r, row in enumerate(item.rows):
        slots.append(Slot(row.label, top + 2 + r, 0, key=row.key))
        for i, column in enumerate(item.columns):
            address = f"proactive/{row.key}.{column.key}"
            span = 3 - i if i == last else 1
            slots.append(_value(report, address, row=top + 2 + r, column=1 + i, column_span=span))
    return slots


def _proactive(report: AnnualReport, form: Edition) -> Table:
    slots: list[Slot] = []
    top = 0
    for item in form.proactive:
        slots += _item(report, item, top)
        top += 2 + len(item.rows)
    return Table("proactive", tuple(slots), top, 4)


def _applicant_heads(form: ApplicationsForm) -> list[Slot]:
    slots = [
        Slot(form.note, 0, 0, 3, 3, HEAD),
        Slot(form.applicant_heading, 0, 3, 1, 7, HEAD),
        Slot(form.organisation_heading, 1, 4, 1, 5, HEAD),
    ]
    for i, column in enumerate(form.columns):
        row, span = (2, 1) if column.organisation else (1, 2)
        slots.append(Slot(column.label, row, 3 + i, span, 1, HEAD, key=column.key))
    return slots


def _applications(report: AnnualReport, form: ApplicationsForm) -> Table:
    slots = _applicant_heads(form)
    outcomes = [r for r in form.rows if r.outcome or r.key == "total"]
    for index, row in enumerate(form.rows):
        at = 3 + index
        if row is outcomes[0]:
            slots.append(Slot(form.outcome_heading, at, 0, len(outcomes), 1, GROUP, key="三"))
        group = [r for r in form.rows if row.group and r.group == row.group]
        if group and row is group[0]:
            slots.append(Slot(row.group, at, 1, len(group), 1, GROUP, key=row.group))
        column = 2 if row.group else 1 if row in outcomes else 0
        slots.append(Slot(row.label, at, column, 1, 3 - column, key=row.key))
        for i, applicant in enumerate(form.columns):
            address = f"applications/{row.key}/{applicant.key}"
            slots.append(_value(report, address, row=at, column=3 + i))
    return Table("applications", tuple(slots), 3 + len(form.rows), 10)


def _remedies(report: AnnualReport, form: RemediesForm) -> Table:
    width = len(form.columns)
    slots = [
        Slot(form.review_heading, 0, 0, 1, width, HEAD),
        Slot(form.litigation_heading, 0, width, 1, 2 * width, HEAD),
        Slot(form.groups[1].label, 1, width, 1, width, HEAD),
        Slot(form.groups[2].label, 1, 2 * width, 1, width, HEAD),
    ]
    for g, group in enumerate(form.groups):
        for i, column in enumerate(form.columns):
            at = g * width + i
            row, span = (1, 2) if g == 0 else (2, 1)
            slots.append(Slot(column.label, row, at, span, 1, HEAD, key=column.key))
            slots.append(_value(report, f"remedies/{group.key}/{column.key}", row=3, column=at))
    return Table("remedies", tuple(slots), 4, 3 * width)


def print_report(report: AnnualReport) -> Printed:
    """The report in the statutory form of its edition."""
    form = report.form
    assert form is not None
    assert form.applications is not None
    assert form.remedies is not None
    tables = {
        "proactive": _proactive(report, form),
        "applications": _applications(report, form.applications),
        "remedies": _remedies(report, form.remedies),
    }
    holds = {section.number: section.holds for section in form.sections}
    return Printed(
        title=report.title or "",
        preamble=tuple(p.text for p in report.preamble),
        parts=tuple(
            Part(
                s.number,
                s.printed + s.title,
                tuple(p.text for p in s.paragraphs),
                tables.get(holds[s.number]),
            )
            for s in report.sections
        ),
        closing=tuple(p.text for p in report.closing),
        edition=form.code,
    )
