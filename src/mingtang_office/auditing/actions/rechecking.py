"""Reading a file again, as after an upgrade of the engine."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

import mingtang
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions import entries, queue
from mingtang_office.auditing.actions.holding import hold
from mingtang_office.auditing.models import CheckedReport, ReportState


@transaction.atomic
def recheck(*, report: CheckedReport, by: User, now: datetime) -> CheckedReport:
    """Have the file read again in the background; corrections and decisions stay. A report that
    was refused waits again; one that is checked stays readable meanwhile."""
    entries.allow(report, Permission.CORRECT_REPORTS, by, now)
    held = hold(report)
    if held.state == ReportState.WAITING:
        raise Refused("这份报告正在排队等候读取，无需重新检查。")
    _ask(held)
    entries.record(
        "auditing.rechecked",
        report=held,
        by=by,
        now=now,
        permission=Permission.CORRECT_REPORTS,
        facts={"engine": held.engine},
    )
    return held


def _ask(report: CheckedReport) -> None:
    if report.state == ReportState.REFUSED:
        report.state = ReportState.WAITING
        report.refusal = report.refusal_code = ""
        report.save(update_fields=("state", "refusal", "refusal_code"))
        queue.check_report.enqueue(report.pk)
    else:
        queue.reread_report.enqueue(report.pk)


@transaction.atomic
def recheck_older(*, limit: int) -> int:
    """Queue reports that another version of the engine read, oldest first; how many. Each leaves
    its trail entry when it has been read."""
    older = CheckedReport.objects.filter(state=ReportState.CHECKED).exclude(
        engine=mingtang.__version__
    )
    numbers = list(older.order_by("pk").values_list("pk", flat=True)[:limit])
    for number in numbers:
        queue.reread_report.enqueue(number)
    return len(numbers)
