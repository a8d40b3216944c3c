"""Last year's report, with which this year's is compared."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Succession
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions import entries, findings
from mingtang_office.auditing.actions.holding import hold_checked
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.queries import suggested_previous


@transaction.atomic
def set_previous(
    *, report: CheckedReport, previous: CheckedReport | None, by: User, now: datetime
) -> CheckedReport:
    """Compare the report with `previous` from now on (None: with none), and audit again.

    Refuses a report of another checking agency, of another year than the one before, of another
    reporting agency that is no predecessor, and one that is not read yet. From then on the machine
    suggests none of its own.
    """
    entries.allow(report, Permission.CORRECT_REPORTS, by, now)
    held = hold_checked(report)
    if previous is not None:
        _check(held, previous)
    before = held.previous_id
    held.previous, held.previous_chosen = previous, True
    held.revision += 1
    held.save(update_fields=("previous", "previous_chosen"))
    findings.renew(held, now=now)
    entries.record(
        "auditing.previous_set",
        report=held,
        by=by,
        now=now,
        permission=Permission.CORRECT_REPORTS,
        facts={"before": before, "previous": held.previous_id, "revision": held.revision},
    )
    return held


@transaction.atomic
def link_previous(*, report_id: int, now: datetime) -> bool:
    """Take the suggested report of last year where there is one and no person has chosen; tells
    whether it did. What the machine does when last year's report comes in later."""
    report = CheckedReport.objects.select_for_update(of=("self",)).filter(pk=report_id).first()
    if report is None or report.state != ReportState.CHECKED:
        return False
    if report.previous_id is not None or report.previous_chosen:
        return False
    report.previous = suggested_previous(report)
    if report.previous is None:
        return False
    report.revision += 1
    report.save(update_fields=("previous",))
    findings.renew(report, now=now)
    entries.record(
        "auditing.previous_set",
        report=report,
        by=None,
        now=now,
        facts={"before": None, "previous": report.previous_id, "revision": report.revision},
    )
    return True


def _check(report: CheckedReport, previous: CheckedReport) -> None:
    if previous.agency_id != report.agency_id or previous.pk == report.pk:
        raise Refused("请选择本机关检查过的另一份报告作为上年报告。")
    if previous.state != ReportState.CHECKED:
        raise Refused(
            f"所选的报告目前“{previous.get_state_display()}”，读取并检查完毕后才能用来比较。"
        )
    if report.year is None or previous.year is None:
        which = "这份报告" if report.year is None else "所选的报告"
        raise Refused(f"{which}的年度没有读出，无法确定是否相邻年度，不能用来比较。")
    if previous.year != report.year - 1:
        raise Refused(
            f"这是{report.year}年度的报告，上年报告应为{report.year - 1}年度，"
            f"所选的是{previous.year}年度。请另选一份。"
        )
    if _of_another_agency(report, previous):
        raise Refused(
            f"所选的报告是“{previous.concerns}”的，这份报告是“{report.concerns}”的，"
            "两机关之间没有承继关系，不能比较。请另选一份。"
        )


def _of_another_agency(report: CheckedReport, previous: CheckedReport) -> bool:
    """Both agencies are known, differ, and neither took over from the other (条例第十条)."""
    one, other = report.concerns_id, previous.concerns_id
    if one is None or other is None or one == other:
        return False
    return not Succession.objects.filter(
        models.Q(predecessor=other, successor=one) | models.Q(predecessor=one, successor=other)
    ).exists()
