"""Two years of one agency, cell by cell, and what must carry over from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mingtang.annual.amounts import in_table_unit
from mingtang.annual.carry_over import CarryOver, carry_overs, total
from mingtang.annual.edition import APPLICATIONS, PROACTIVE
from mingtang.annual.report import AnnualReport, Number
from mingtang.annual.wire import plain_number

MERGED = f"{APPLICATIONS}/other"


class NotComparable(ValueError):
    """Reports that cannot be set against each other; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell in both years. `difference` is later − earlier, None where either is not a number."""

    address: str
    before: Number | None
    after: Number | None

    @property
    def difference(self) -> Number | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """`before` and `after` in order of their years; `notes` say what was not compared and why."""

    before: AnnualReport
    after: AnnualReport
    changes: tuple[Change, ...]
    carry_overs: tuple[CarryOver, ...]
    notes: tuple[str, ...]


def _value(report: AnnualReport, address: str) -> Number | None:
    return in_table_unit(address, report.cell(address))


def merged_other(report: AnnualReport, column: str) -> Number | None:
    """（六）其他处理 as one row: printed so, or the sum of its three rows."""
    printed = report.value(f"{MERGED}/{column}")
    if printed is not None:
        return printed
    parts = ("other.not_rectified", "other.fee_unpaid", "other.rest")
    return total(*(report.value(f"{APPLICATIONS}/{part}/{column}") for part in parts))


def _addresses(before: AnnualReport, after: AnnualReport) -> Iterator[str]:
    """The cells that mean the same in both forms."""
    forms = before.form, after.form
    if forms[0] is None or forms[1] is None:
        return
    shared = set(forms[0].cell_keys())
    for address in forms[1].cell_keys():
        same_form = forms[0].code == forms[1].code
        if address in shared and (same_form or not address.startswith(PROACTIVE)):
            if address.startswith(f"{MERGED}/"):
                continue
            yield address


def _changes(before: AnnualReport, after: AnnualReport) -> Iterator[Change]:
    for address in _addresses(before, after):
        yield Change(address, _value(before, address), _value(after, address))
    form = after.form
    if form is not None and form.applications is not None:
        for column in form.applications.columns:
            yield Change(
                f"{MERGED}/{column.key}",
                merged_other(before, column.key),
                merged_other(after, column.key),
            )


def compare(first: AnnualReport, second: AnnualReport) -> Comparison:
    """Two reports cell by cell, the earlier first, with the carry-over rules where the years follow
    each other. Raises `NotComparable` where a year or a form cannot be told or the years are one.

    >>> from mingtang.annual.report import Cell
    >>> earlier = AnnualReport("云江县教育局", 2022, "2021",
    ...     cells={"applications/carried_out/total": Cell(2, "2")})
    >>> later = AnnualReport("云江县教育局", 2023, "2021",
    ...     cells={"applications/carried_in/total": Cell(1, "1")})
    >>> [(c.address, c.expected, c.actual) for c in compare(earlier, later).carry_overs
    ...     if c.agrees is False]
    [('applications/carried_in/total', 2, 1)]
    """
    for report in (first, second):
        if report.year is None or report.form is None:
            raise NotComparable(
                f"“{report.title or report.agency or '未识别标题的报告'}”的年度或格式没有识别出来，"
                "不能作两年比较。请先核对该报告。"
            )
    before, after = sorted((first, second), key=lambda report: report.year or 0)
    if before.year == after.year:
        raise NotComparable(
            f"两份报告都是{after.year}年度的，不能作两年比较。请换上另一年度的报告。"
        )
    notes = []
    if before.agency != after.agency:
        notes.append(f"两份报告的机关名称不同：{before.agency}、{after.agency}，请确认是同一机关。")
    follows = (after.year or 0) - (before.year or 0) == 1
    if not follows:
        notes.append(f"{before.year}年与{after.year}年不相连，没有核对结转和递推关系。")
    if before.edition != after.edition:
        notes.append("两年采用的格式不同，表二各栏口径不同，没有比较；（六）其他处理按合计比较。")
    return Comparison(
        before,
        after,
        tuple(_changes(before, after)),
        carry_overs(before, after) if follows else (),
        tuple(notes),
    )


def to_wire(comparison: Comparison) -> dict[str, Any]:
    """The comparison as a JSON-ready object; amounts and counts as numbers."""

    def head(report: AnnualReport) -> dict[str, Any]:
        return {"agency": report.agency, "year": report.year, "edition": report.edition}

    return {
        "before": head(comparison.before),
        "after": head(comparison.after),
        "cells": [
            {
                "cell": change.address,
                "before": plain_number(change.before),
                "after": plain_number(change.after),
                "difference": plain_number(change.difference),
            }
            for change in comparison.changes
        ],
        "carry_overs": [
            {
                "rule": carried.rule,
                "cell": carried.address,
                "expected": plain_number(carried.expected),
                "actual": plain_number(carried.actual),
                "agrees": carried.agrees,
                "explanation": carried.explanation,
            }
            for carried in comparison.carry_overs
        ],
        "notes": list(comparison.notes),
    }
