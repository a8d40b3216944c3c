"""Running the audit anew over a report that is read, and keeping what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.identity import identities
from mingtang.audit.registry import Case, run
from mingtang.audit.wire import finding_to_wire
from mingtang_office.auditing import queries
from mingtang_office.auditing.models import CheckedReport, Decision, FoundFinding, ReportState

NOTHING = "none"  # what `gravest` says of a report without a fault


def needs_decision(finding: FoundFinding) -> bool:
    """A fault that must be corrected or explained; a hint, or what only may be a fault, need not
    be decided on."""
    return finding.status == Status.FAIL and finding.severity != Severity.NOTICE


def renew(report: CheckedReport, *, now: datetime) -> None:
    """Audit the corrected report again and put the outcome in place of the last one.

    The report must be held; the caller saves nothing of it afterwards but what it changes itself.
    A finding that came before keeps its decision, told by its identity.
    """
    corrected = queries.corrected_report(report)
    case = Case(corrected, _previous(report), timezone.localdate(now), report.original_name)
    found = run(case).findings
    verdicts = _verdicts(report)
    rows = [
        _row(report, position, finding, identity, verdicts)
        for position, (finding, identity) in enumerate(
            zip(found, identities(found), strict=True), start=1
        )
    ]
    report.findings.all().delete()
    FoundFinding.objects.bulk_create(rows)
    count(report, rows)
    report.checked_at = now
    report.save(
        update_fields=(
            "errors",
            "warnings",
            "notices",
            "gravest",
            "undecided",
            "checked_at",
            "revision",
        )
    )


def _previous(report: CheckedReport) -> AnnualReport | None:
    before = report.previous
    if before is None or before.state != ReportState.CHECKED:
        return None
    return queries.corrected_report(before)


def _verdicts(report: CheckedReport) -> Mapping[str, str]:
    standing = Decision.objects.filter(report=report, withdrawn=False)
    return dict(standing.values_list("identity", "verdict"))


def _row(
    report: CheckedReport,
    position: int,
    finding: Finding,
    identity: str,
    verdicts: Mapping[str, str],
) -> FoundFinding:
    return FoundFinding(
        report=report,
        identity=identity,
        position=position,
        rule=finding.rule,
        severity=finding.severity.value,
        status=finding.status.value,
        message=finding.message,
        wire=finding_to_wire(finding),
        agency_id=report.agency_id,
        year=report.year,
        verdict=verdicts.get(identity, ""),
    )


def count(report: CheckedReport, rows: list[FoundFinding]) -> None:
    """Set the counts of the report from its findings; saving is the caller's."""
    failed = [row.severity for row in rows if row.status == Status.FAIL]
    report.errors = failed.count(Severity.ERROR)
    report.warnings = failed.count(Severity.WARNING)
    report.notices = failed.count(Severity.NOTICE)
    report.gravest = next((severity for severity in Severity if severity in failed), NOTHING)
    report.undecided = sum(needs_decision(row) and not row.verdict for row in rows)
