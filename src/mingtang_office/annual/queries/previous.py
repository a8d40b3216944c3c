"""Last year's report of an agency: its own signed one, else one of it that was read and checked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from mingtang.annual.report import AnnualReport
from mingtang_office.annual.composing import composed
from mingtang_office.annual.models import ReportState, YearReport
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.auditing.models import ReportState as CheckState
from mingtang_office.auditing.queries import corrected_report


@dataclass(frozen=True, slots=True)
class Previous:
    """The report as values, where it is to be looked at, and where it comes from."""

    report: AnnualReport
    url: str
    source: str


def previous_of(report: YearReport) -> Previous | None:
    """The newest signed version of the year before; without one the newest checked report that this
    agency holds of itself."""
    own = (
        YearReport.objects.filter(
            agency=report.agency_id, year=report.year - 1, state=ReportState.SIGNED
        )
        .select_related("agency")
        .order_by("-version")
        .first()
    )
    if own is not None:
        return Previous(
            composed(own), reverse("year_reports:report", args=(own.pk,)), "本系统签发的上年报告"
        )
    checked = (
        CheckedReport.objects.filter(
            Q(concerns=report.agency_id) | Q(reported_agency=report.agency.name),
            agency=report.agency_id,
            year=report.year - 1,
            state=CheckState.CHECKED,
        )
        .order_by("-pk")
        .first()
    )
    if checked is None:
        return None
    return Previous(
        corrected_report(checked),
        reverse("auditing:report", args=(checked.pk,)),
        "在“年报检查”中读入的上年报告",
    )
