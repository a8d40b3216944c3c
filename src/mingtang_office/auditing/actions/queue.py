"""What is done in the background. A task may be run twice; it is kept in the database with the
change that asks for it, so that neither is there without the other."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import checking, previous
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.background import on_given_up

_ATTEMPTS = 3
_WAIT = timedelta(minutes=1)

_log = logging.getLogger(__name__)


@task
def check_report(report_id: int, attempt: int = 1) -> None:
    """Read and check what waits; then next year's reports that it can be compared with.

    Where the machine, not the file, is at fault (the storage does not answer, the database is
    busy), it is tried again later, and at last the report is refused rather than left waiting.
    """
    try:
        checking.check(report_id=report_id, now=timezone.now())
    except Exception as error:  # noqa: BLE001 - whatever it was, no report may wait for ever
        _log.error("a check failed: %s", type(error).__name__)
        _try_later(report_id, attempt)
        return
    _offer_to_later(report_id)


def _try_later(report_id: int, attempt: int) -> None:
    now = timezone.now()
    if attempt >= _ATTEMPTS:
        checking.give_up(report_id=report_id, now=now)
    else:
        check_report.using(run_after=now + attempt * _WAIT).enqueue(report_id, attempt + 1)


@on_given_up("mingtang_office.auditing.actions.queue.check_report")
def _given_up(
    args: Sequence[Any], kwargs: Mapping[str, Any], *, reason: str, now: datetime
) -> None:
    checking.give_up(report_id=args[0], now=now)


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
