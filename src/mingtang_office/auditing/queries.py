"""What a checked report is: as read, as corrected, and what was found and decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models

from mingtang.annual import wire
from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.findings import Finding
from mingtang.audit.wire import finding_from_wire
from mingtang.documents.raw import RawDocument
from mingtang.documents.wire import from_wire as document_from_wire
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.auditing.models import (
    CheckedReport,
    Correction,
    Decision,
    FoundFinding,
    ReportState,
)


def visible_reports(
    person: Person, on: date, permission: Permission = Permission.VIEW_REPORTS
) -> models.QuerySet[CheckedReport]:
    """The reports that this person reaches with this permission."""
    return policy.visible(CheckedReport.objects.all(), person, permission, on)


def raw_report(report: CheckedReport) -> AnnualReport:
    """The report as the engine read it. Raises `Reading.DoesNotExist` where it was not read."""
    return wire.from_wire(report.reading.report)


def source_document(report: CheckedReport) -> RawDocument:
    """The document that the report was read from, with the place of everything in it."""
    return document_from_wire(report.reading.source)


def corrections_in_force(report: CheckedReport) -> dict[str, Correction]:
    """The newest correction of each cell, those withdrawn left out."""
    newest: dict[str, Correction] = {}
    for correction in report.corrections.select_related("by").order_by("id"):
        newest[correction.cell] = correction
    return {cell: each for cell, each in newest.items() if not each.withdrawn}


def as_number(value: Decimal | None) -> Number | None:
    """A number of the database as the engine counts: whole where it is whole, else without the
    zeros that only the column's scale adds."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return Decimal(f"{value.normalize():f}")


def with_corrections(raw: AnnualReport, corrections: Mapping[str, Correction]) -> AnnualReport:
    return raw.with_values({cell: as_number(each.value) for cell, each in corrections.items()})


def corrected_report(report: CheckedReport) -> AnnualReport:
    """The report with every correction in force set in its cell."""
    return with_corrections(raw_report(report), corrections_in_force(report))


@dataclass(frozen=True, slots=True)
class Considered:
    """A finding and what was decided on it. `version` is to be handed back with a decision: 0
    where there was never one; it goes on counting after a withdrawal."""

    found: FoundFinding
    decision: Decision | None
    version: int

    @property
    def finding(self) -> Finding:
        return finding_from_wire(self.found.wire)


def findings_with_decisions(report: CheckedReport) -> tuple[Considered, ...]:
    """Every finding of the newest run in its order, gravest first, in two queries."""
    decisions = {d.identity: d for d in report.decisions.select_related("by")}
    return tuple(
        _considered(found, decisions.get(found.identity))
        for found in report.findings.order_by("position")
    )


def _considered(found: FoundFinding, decision: Decision | None) -> Considered:
    if decision is None:
        return Considered(found, None, 0)
    return Considered(found, None if decision.withdrawn else decision, decision.version)


def previous_candidates(report: CheckedReport) -> models.QuerySet[CheckedReport]:
    """Reports that can stand as last year's: read, of the same checking agency, one year older."""
    if report.year is None:
        return CheckedReport.objects.none()
    return CheckedReport.objects.filter(
        agency=report.agency_id, year=report.year - 1, state=ReportState.CHECKED
    ).exclude(pk=report.pk)


def suggested_previous(report: CheckedReport) -> CheckedReport | None:
    """The candidate that reports on the same agency, told by the directory or by its printed name;
    none where several do, for a person to choose."""
    same = models.Q(pk__in=())
    if report.concerns_id is not None:
        same |= models.Q(concerns=report.concerns_id)
    if report.reported_agency:
        same |= models.Q(reported_agency=report.reported_agency)
    found = list(previous_candidates(report).filter(same).order_by("-id")[:2])
    return found[0] if len(found) == 1 else None


def later_without_previous(report: CheckedReport) -> models.QuerySet[CheckedReport]:
    """Next year's reports that may be waiting for this one to be compared with."""
    if report.year is None or report.state != ReportState.CHECKED:
        return CheckedReport.objects.none()
    same = models.Q(pk__in=())
    if report.concerns_id is not None:
        same |= models.Q(concerns=report.concerns_id)
    if report.reported_agency:
        same |= models.Q(reported_agency=report.reported_agency)
    return CheckedReport.objects.filter(
        same,
        agency=report.agency_id,
        year=report.year + 1,
        state=ReportState.CHECKED,
        previous=None,
        previous_chosen=False,
    )
