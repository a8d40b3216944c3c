"""A year report as the engine knows reports: its tables and its words as one value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport
from mingtang.annual.written_report import written_report
from mingtang_office.annual.kept import as_numbers
from mingtang_office.annual.models import YearReport


def texts_of(report: YearReport) -> dict[int, str]:
    """The words of each part as they are kept."""
    return dict(report.parts.values_list("number", "text"))


def composed(
    report: YearReport, texts: Mapping[int, str] | None = None, *, signed_on: date | None = None
) -> AnnualReport:
    """The report; with other words than the kept ones where `texts` gives them. What is not signed
    yet bears no date, unless `signed_on` says as of which day to look at it."""
    return written_report(
        report.agency.name,
        report.year,
        edition(report.edition),
        as_numbers(report.cells),
        {**texts_of(report), **(texts or {})},
        report.signed_on or signed_on,
    )
