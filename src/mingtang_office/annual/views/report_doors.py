"""Who gets to a year report: whoever sees it (else there is none), and for a change whoever may."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual.models import WRITABLE, ReportState, YearReport
from mingtang_office.annual.queries.reports import (
    CHAIN,
    visible_year_reports,
    waiting_for,
    with_publication,
)


def report_or_404(request: HttpRequest, pk: int) -> YearReport:
    reports = with_publication(visible_year_reports(request.user, timezone.localdate()))
    return get_object_or_404(reports, pk=pk)


def allowed(request: HttpRequest, pk: int, permission: Permission) -> YearReport:
    """A report that the person sees (else 404) and at whose agency they may do this (else 403)."""
    report = report_or_404(request, pk)
    policy.require(request.user, permission, report.agency, timezone.localdate())
    return report


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do with the report as it stands."""

    write: bool
    step: bool
    signs: bool
    publish: bool
    renew: bool


def rights_of(request: HttpRequest, report: YearReport) -> Rights:
    today = timezone.localdate()
    writes = policy.may(request.user, Permission.WRITE_ANNUAL, report.agency, today)
    turn = waiting_for(person_of(request), today).filter(pk=report.pk).exists()
    signed = report.state == ReportState.SIGNED
    later = YearReport.objects.filter(
        agency=report.agency, year=report.year, version__gt=report.version
    ).exclude(state=ReportState.DISCARDED)
    return Rights(
        write=writes and report.state in WRITABLE,
        step=turn,
        signs=turn and report.turn == CHAIN[-1],
        publish=writes and signed and report.item_id is None,
        renew=writes and signed and not later.exists(),
    )
