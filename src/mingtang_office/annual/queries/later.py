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


@dataclass(frozen=True, slots=True)
class _Register:
    """Rows that tell what a table counts: what names their case, and the day from which they count."""

    model: type[models.Model]
    names: tuple[str, ...]
    day: str


_REGISTERS = (
    _Register(Standing, ("application_id",), "received_on"),
    _Register(RemedyStanding, ("remedy_id",), "filed_on"),
    _Register(PowerStanding, ("register", "entry"), "began_on"),
)


def later_changes(report: YearReport) -> tuple[Later, ...]:
    """Cases and entries of this agency whose part in the tables is another now than at the cut-off,
    the newest first."""
    found = [each for register in _REGISTERS for each in _changed(report, register)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _changed(report: YearReport, register: _Register) -> Iterator[Later]:
    """Read are only the cases of the year or before it of which the record has changed since."""
    period, cut_off = Period.of_year(report.year), question_of(report).cut_off
    rows: Any = register.model._default_manager.filter(agency=report.agency)
    early = rows.filter(**{f"{register.day}__lte": period.last})
    touched = early.filter(models.Q(since__gt=cut_off) | models.Q(until__gt=cut_off))
    wanted = set(touched.values_list(*register.names))
    if not wanted:
        return
    history = rows.filter(**{f"{register.names[-1]}__in": {name[-1] for name in wanted}})
    courses: dict[Hashable, list[Any]] = {}
    for row in history.order_by("since", "pk"):
        name = tuple(getattr(row, each) for each in register.names)
        if name in wanted:
            courses.setdefault(name, []).append(row)
    for course in courses.values():
        was = next((row for row in course if _stood(row, cut_off)), None)
        now = next((row for row in course if row.until is None), None)
        if _part(was, period) != _part(now, period):
            last = course[-1]
            yield _later(last, last.until or last.since)


def _stood(row: Any, at: datetime) -> bool:
    return row.since <= at and (row.until is None or row.until > at)


def _part(row: Any, period: Period) -> Hashable:
    return None if row is None else _counts(row, period)


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
