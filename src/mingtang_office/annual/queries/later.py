"""What was entered after a report's cut-off and would count otherwise in its tables now. The frozen
figures stay; whoever writes the report is told."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.urls import reverse

from mingtang.annual.compile_applications import tallied
from mingtang.annual.compile_powers import PowerRow
from mingtang.annual.compile_remedies import remedy_tallied
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.queries.reports import question_of
from mingtang_office.applications.models import Standing
from mingtang_office.powers.models import PowerStanding, Register
from mingtang_office.remedies.models import RemedyStanding


@dataclass(frozen=True, slots=True)
class Later:
    """One case or entry that counts otherwise since the cut-off: where it is, and when it changed."""

    name: str
    url: str
    table: str
    at: datetime


def later_changes(report: YearReport) -> tuple[Later, ...]:
    """Cases and entries of this agency whose part in the tables is another now than at the cut-off,
    the newest first."""
    period = Period.of_year(report.year)
    found = [
        *_changed(report, Standing, "application", period),
        *_changed(report, RemedyStanding, "remedy", period),
        *_changed(report, PowerStanding, "entry", period),
    ]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _changed(
    report: YearReport, model: type[models.Model], key: str, period: Period
) -> Iterator[Later]:
    question = question_of(report)
    rows: Any = model._default_manager.filter(agency=report.agency)
    newer: dict[Hashable, Any] = {
        _name_of(row, key): row
        for row in rows.filter(since__gt=question.cut_off).order_by("since", "pk")
    }
    if not newer:
        return
    before = {_name_of(row, key): row for row in question.known(rows)}
    for name, row in newer.items():
        now = row if row.until is None else None
        old = before.get(name)
        was = None if old is None else _counts(old, period)
        if was != (None if now is None else _counts(now, period)):
            yield _later(row, row.since if row.until is None else row.until)


def _name_of(row: Any, key: str) -> Hashable:
    own = getattr(row, f"{key}_id", None)
    return own if own is not None else (row.register, row.entry)


def _ended(on: date | None, code: str, kind: Any) -> Any:
    return (on, kind(code)) if on is not None else None


def _counts(row: Any, period: Period) -> Hashable:
    """How a row counts in the tables of the period, comparable with another of the same case."""
    match row:
        case Standing():
            return tallied(
                ApplicantKind(row.applicant_kind),
                row.received_on,
                _ended(row.closed_on, row.disposition, Disposition),
                period,
            )
        case RemedyStanding():
            return remedy_tallied(
                RemedyRoute(row.route),
                row.filed_on,
                _ended(row.concluded_on, row.column, RemedyColumn),
                period,
            )
    days = (row.began_on, row.ended_on, row.published_on)
    if row.began_on > period.last:
        return None
    return row.what, row.row, tuple(_where(on, period) for on in days), row.number, row.fen


def _where(on: date | None, period: Period) -> int:
    if on is None or on > period.last:
        return 1
    return 0 if on in period else -1


def _later(row: Any, at: datetime) -> Later:
    match row:
        case Standing():
            url = reverse("applications:case", args=(row.application_id,))
            return Later(row.application.number, url, "表三", at)
        case RemedyStanding():
            url = reverse("remedies:remedy", args=(row.remedy_id,))
            return Later(row.remedy.number, url, "表四", at)
    label = Register(row.register).label
    return Later(f"{label}：{PowerRow(row.row).label}（登记 {row.entry}）", "", "表二", at)
