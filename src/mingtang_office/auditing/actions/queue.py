"""What is done in the background. A task may be run twice; it is kept in the database with the
change that asks for it, so that neither is there without the other."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import checking, previous
from mingtang_office.auditing.models import CheckedReport


@task
def check_report(report_id: int) -> None:
    """Read and check what waits; then next year's reports that it can be compared with."""
    checking.check(report_id=report_id, now=timezone.now())
    _offer_to_later(report_id)


@task
def reread_report(report_id: int) -> None:
    checking.reread(report_id=report_id, now=timezone.now())
    _audit_later(report_id)


@task
def audit_again(report_id: int) -> None:
    checking.audit_again(report_id=report_id, now=timezone.now())


@task
def link_previous(report_id: int) -> None:
    previous.link_previous(report_id=report_id, now=timezone.now())


def _offer_to_later(report_id: int) -> None:
    report = CheckedReport.objects.filter(pk=report_id).first()
    if report is not None:
        for later in queries.later_without_previous(report).values_list("pk", flat=True):
            link_previous.enqueue(later)


def _audit_later(report_id: int) -> None:
    later = CheckedReport.objects.filter(previous=report_id).values_list("pk", flat=True)
    for each in later:
        audit_again.enqueue(each)
