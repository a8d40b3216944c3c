"""Reading a file that was handed in, and checking it: what the background task does.

Each step may be run twice: a report that is read already is left alone, and the outcome of a
reading is written in one transaction.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

import mingtang
from mingtang.annual import wire
from mingtang.annual.report import CellState
from mingtang_office.agencies.models import Agency
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import entries, findings
from mingtang_office.auditing.isolation import read_apart
from mingtang_office.auditing.models import CheckedReport, Reading, ReportedName, ReportState
from mingtang_office.auditing.reading import Read, Unread

GIVEN_UP = Unread(
    "given_up",
    "读取这份文件时系统多次中断，已不再重试。请在文字处理软件中另存为新的文件后重新上传；"
    "如仍不行，请将文件交给系统维护人员。",
)
_FILE_GONE = Unread(
    "file_gone", "保存的文件已不在服务器上，无法读取。请重新上传；并请告知系统维护人员。"
)


def check(*, report_id: int, now: datetime) -> None:
    """Read and check a report that waits. One that does not wait, or is gone, is left alone."""
    report = CheckedReport.objects.filter(pk=report_id, state=ReportState.WAITING).first()
    if report is None:
        return
    outcome = _read(report, now)
    with transaction.atomic():
        held = _held(report_id)
        if held is None or held.state != ReportState.WAITING:
            return
        if isinstance(outcome, Read):
            _take(held, outcome, now)
        else:
            _refuse(held, outcome, now)


def reread(*, report_id: int, now: datetime) -> None:
    """Read a checked report's file again, as after an upgrade of the engine, and audit anew;
    corrections and decisions stay. Where it can no longer be read, what was read stays too."""
    report = CheckedReport.objects.filter(pk=report_id, state=ReportState.CHECKED).first()
    if report is None:
        return
    outcome = _read(report, now)
    with transaction.atomic():
        held = _held(report_id)
        if held is None or held.state != ReportState.CHECKED:
            return
        if isinstance(outcome, Read):
            held.revision += 1
            _take(held, outcome, now)
        else:
            entries.record(
                "auditing.recheck_refused",
                report=held,
                by=None,
                now=now,
                facts={"code": outcome.code},
            )


@transaction.atomic
def audit_again(*, report_id: int, now: datetime) -> None:
    """Audit anew, as after last year's report was corrected."""
    held = _held(report_id)
    if held is not None and held.state == ReportState.CHECKED:
        held.revision += 1
        findings.renew(held, now=now)


@transaction.atomic
def give_up(*, report_id: int, now: datetime) -> None:
    """Refuse a report whose reading the workers gave up."""
    held = _held(report_id)
    if held is not None and held.state == ReportState.WAITING:
        _refuse(held, GIVEN_UP, now)


def _held(report_id: int) -> CheckedReport | None:
    return (
        CheckedReport.objects.select_for_update(of=("self",))
        .select_related("agency")
        .filter(pk=report_id)
        .first()
    )


def _read(report: CheckedReport, now: datetime) -> Read | Unread:
    try:
        with report.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        return _FILE_GONE
    return read_apart(data, report.original_name, timezone.localdate(now))


def _refuse(report: CheckedReport, why: Unread, now: datetime) -> None:
    report.state = ReportState.REFUSED
    report.refusal_code, report.refusal = why.code, why.message
    report.checked_at = now
    report.engine = mingtang.__version__
    report.save(update_fields=("state", "refusal_code", "refusal", "checked_at", "engine"))
    entries.record("auditing.refused", report=report, by=None, now=now, facts={"code": why.code})


def _take(report: CheckedReport, read: Read, now: datetime) -> None:
    Reading.objects.update_or_create(
        of=report, defaults={"report": read.report, "source": read.source}
    )
    _project(report, read)
    if report.previous_id is None and not report.previous_chosen:
        report.previous = queries.suggested_previous(report)
    report.checked_at = now
    report.save()
    if report.reported_agency:
        ReportedName.objects.bulk_create(
            [ReportedName(name=report.reported_agency)], ignore_conflicts=True
        )
    findings.renew(report, now=now)
    entries.record(
        "auditing.checked",
        report=report,
        by=None,
        now=now,
        facts={
            "year": report.year,
            "errors": report.errors,
            "warnings": report.warnings,
            "engine": report.engine,
            "previous": report.previous_id,
        },
    )


def _project(report: CheckedReport, read: Read) -> None:
    """Set what lists show of the report from what was read."""
    report.state = ReportState.CHECKED
    report.refusal_code = report.refusal = ""
    report.format = read.format
    raw = wire.from_wire(read.report)
    report.reported_agency = (raw.agency or "")[:120]
    report.year = raw.year if raw.year is not None and 1900 <= raw.year <= 2200 else None
    report.edition = raw.edition or ""
    report.engine = mingtang.__version__
    report.unread_cells = sum(cell.state is CellState.UNREAD for cell in raw.cells.values())
    if report.concerns_id is None:
        report.concerns = _named(report.agency, report.reported_agency)


def _named(checking: Agency, name: str) -> Agency | None:
    """The one agency of this name, in full or short, at the checking agency or below it."""
    if not name:
        return None
    below = Agency.objects.filter(path__startswith=checking.path)
    for field in ("name", "short_name"):
        found: list[Agency] = list(below.filter(**{field: name})[:2])
        if len(found) == 1:
            return found[0]
    return None
