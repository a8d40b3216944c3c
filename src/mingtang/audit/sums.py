"""Two sides that should be equal, made of cells: adding them up and saying what came out.

A blank is not a zero and a cell that was not read is no number. So a balance is only judged where every
operand is known; where a blank (or a “/” in its place) stands among them and counting it as zero does
not help, the balance is doubtful, and where a side consists of blanks alone nothing is said: the blanks
are found by the rules on filling in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.edition import APPLICATIONS
from mingtang.annual.report import AnnualReport, Cell, Number
from mingtang.audit.findings import Finding, Quote
from mingtang.audit.labels import quotes
from mingtang.audit.registry import Rule

ZERO_SIGNS = frozenset("/／-－—–―─一无\\、")
"""Signs that agencies print where a zero belongs; a run of one sign counts as the sign."""


class Balance(StrEnum):
    EQUAL = "equal"
    UNEQUAL = "unequal"
    DOUBTFUL = "doubtful"  # unequal if the blanks are zeros
    SILENT = "silent"  # nothing can be said


def stands_for_zero(cell: Cell) -> bool:
    """Whether the cell is blank or holds a sign such as “/” where a zero belongs."""
    if cell.value is not None or cell.raw is None:
        return False
    return set(cell.raw.strip()) <= ZERO_SIGNS


@dataclass(frozen=True, slots=True)
class Sides:
    """Cells whose sums should be equal: `left` and `right` are addresses, in the order shown."""

    report: AnnualReport
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def balance(self) -> Balance:
        sides = [[self.report.cell(each) for each in side] for side in (self.left, self.right)]
        cells = [cell for side in sides for cell in side]
        blanks = [cell for cell in cells if stands_for_zero(cell)]
        if sum(cell.value is None for cell in cells) > len(blanks):
            return Balance.SILENT
        if any(all(map(stands_for_zero, side)) for side in sides):
            return Balance.SILENT
        if self.left_sum == self.right_sum:
            return Balance.SILENT if blanks else Balance.EQUAL
        return Balance.DOUBTFUL if blanks else Balance.UNEQUAL

    @property
    def has_blank(self) -> bool:
        """Whether a blank, or a sign in place of a zero, stands among the cells."""
        return any(stands_for_zero(self.report.cell(each)) for each in (*self.left, *self.right))

    @property
    def left_sum(self) -> Number:
        return total(self.report, self.left)

    @property
    def right_sum(self) -> Number:
        return total(self.report, self.right)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The cells that are not zero, and the last of each side, which is shown in any case."""
        shown = [
            each
            for side in (self.left, self.right)
            for each in side
            if self.report.value(each) != 0 or each == side[-1]
        ]
        return quotes(self.report, *shown)


def total(report: AnnualReport, addresses: Sequence[str]) -> Number:
    """The sum of these cells; a cell without a number adds nothing."""
    return sum((report.value(each) or 0 for each in addresses), start=0)


def shown_sum(report: AnnualReport, addresses: Sequence[str]) -> str:
    """“6+6+4=16”, zeros left out; “0” where nothing is left, “7” where one number is."""
    numbers = [value for each in addresses if (value := report.value(each))]
    if len(numbers) < 2:
        return str(sum(numbers, start=0))
    return "+".join(str(n) if n > 0 else f"({n})" for n in numbers) + f"={sum(numbers, start=0)}"


def judge(rule: Rule, sides: Sides, message: str) -> Iterator[Finding | None]:
    """The outcome of one balance: passed, failed, uncertain or nothing."""
    balance = sides.balance
    if balance is Balance.SILENT:
        return
    if balance is Balance.EQUAL:
        yield None
        return
    details = {
        "left": sides.left_sum,
        "right": sides.right_sum,
        "cells": (*sides.left, *sides.right),
        "quotes": sides.quotes,
    }
    if balance is Balance.UNEQUAL:
        yield rule.fail(message, **details)
    else:
        yield rule.uncertain(
            f"{message}。其中有空白或以符号代填的格，按 0 计也不相符，请补填后再核对", **details
        )


def outcome_rows(report: AnnualReport) -> tuple[str, ...]:
    """Keys of the rows that （七）总计 adds up, as this report prints them: the single （六） row where
    it stands in place of its three parts."""
    form = report.form.applications if report.form else None
    if form is None:
        return ()
    merged = form.merged
    if merged is None or not has_row(report, merged.key):
        return form.outcome_keys
    kept = [key for key in form.outcome_keys if key not in merged.parts]
    return (*kept, merged.key)


def has_row(report: AnnualReport, key: str) -> bool:
    """Whether the source has a row of table three with this key."""
    form = report.form.applications if report.form else None
    return any(
        report.cell(f"{APPLICATIONS}/{key}/{column.key}").raw is not None
        for column in (form.columns if form else ())
    )
