"""The overview of a period: what came in, how it ended, how long it took, whose it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mingtang.annual.edition import APPLICATIONS, REMEDIES
from mingtang.annual.report import AnnualReport
from mingtang_office.agencies.policy import Person
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.queries import course
from mingtang_office.annual.queries.course import Branch, Flow, Month
from mingtang_office.annual.queries.question import Question, counted_for
from mingtang_office.applications.models import Standing

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: its name, how many, and of a hundred; `address` is its cell of a table."""

    name: str
    number: int
    of_hundred: Decimal
    address: str
    group: str = ""


class Figure(NamedTuple):
    """A number with the address of its cell and the head of its column."""

    head: str
    address: str
    number: int


class RemedyLine(NamedTuple):
    """A group of table four with its columns, the total last."""

    name: str
    cells: tuple[Figure, ...]


class _Named(NamedTuple):
    address: str
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    question: Question
    report: AnnualReport
    months: tuple[Month, ...]
    branches: tuple[Branch, ...]
    flow: Flow

    def figure(self, row: str) -> int:
        return int(self.report.value(f"{APPLICATIONS}/{row}/total") or 0)

    @property
    def received(self) -> int:
        return self.figure("new_received")

    @property
    def carried_in(self) -> int:
        return self.figure("carried_in")

    @property
    def closed(self) -> int:
        return self.figure("total")

    @property
    def carried_out(self) -> int:
        return self.figure("carried_out")

    @property
    def is_empty(self) -> bool:
        return not (self.received or self.carried_in or self.remedies)

    @property
    def endings(self) -> tuple[Share, ...]:
        """How cases were closed, by the rows of table three that have any."""
        form = self.question.form.applications
        rows = () if form is None else (row for row in form.rows if row.outcome)
        return _shares(
            self.report,
            (_Named(f"{APPLICATIONS}/{row.key}/total", row.label, row.group) for row in rows),
        )

    @property
    def applicants(self) -> tuple[Share, ...]:
        """Whose applications came in, by the columns of table three that have any."""
        form = self.question.form.applications
        columns = () if form is None else (c for c in form.columns if c.key != "total")
        return _shares(
            self.report,
            (_Named(f"{APPLICATIONS}/new_received/{c.key}", c.label) for c in columns),
        )

    @property
    def remedies(self) -> tuple[RemedyLine, ...]:
        """Reconsiderations and suits, a line a group of table four; () where there were none."""
        form = self.question.form.remedies
        groups = form.groups if form else ()
        lines = tuple(RemedyLine(group.label, self._cells(group.key)) for group in groups)
        return lines if any(line.cells[-1].number for line in lines) else ()

    def _cells(self, group: str) -> tuple[Figure, ...]:
        form = self.question.form.remedies
        columns = form.columns if form else ()
        addresses = ((column.label, f"{REMEDIES}/{group}/{column.key}") for column in columns)
        return tuple(
            Figure(head, address, int(self.report.value(address) or 0))
            for head, address in addresses
        )


def _shares(report: AnnualReport, cells: Iterable[_Named]) -> tuple[Share, ...]:
    found = [(int(report.value(cell.address) or 0), cell) for cell in cells]
    whole = sum(number for number, _ in found)
    return tuple(
        Share(
            cell.name,
            number,
            (Decimal(100 * number) / whole).quantize(_TENTH),
            cell.address,
            cell.group,
        )
        for number, cell in sorted(found, key=lambda each: -each[0])
        if number
    )


def overview(question: Question, person: Person, on: date) -> Overview:
    """Everything the page and its downloads show, out of what this person may count."""
    standings = counted_for(Standing.objects.all(), person, on)
    months = course.by_month(question, standings)
    return Overview(
        question,
        compiled(question, person, on),
        months,
        course.by_branch(question, standings),
        course.total(month.flow for month in months),
    )
