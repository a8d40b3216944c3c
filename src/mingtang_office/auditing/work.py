"""What the checking of reports has for a person's home page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.queries import visible_reports
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

Note = Callable[[CheckedReport], str]
_KIND = "年报检查"
_REFUSED_SHOWN_FOR = timedelta(days=30)


@work_source
def reports_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Reports with faults to decide on, own files that could not be read, own files that wait."""
    if not isinstance(person, User):
        return
    to_decide = visible_reports(person, on, Permission.DECIDE_FINDINGS).filter(undecided__gt=0)
    yield Urgency.WAITING_FOR_ME, _listed(to_decide, limit, Urgency.WAITING_FOR_ME, _to_decide)
    mine = visible_reports(person, on, Permission.UPLOAD_REPORTS).filter(upload__by=person)
    since = timezone.now() - _REFUSED_SHOWN_FOR
    refused = mine.filter(state=ReportState.REFUSED, uploaded_at__gt=since)
    yield Urgency.WAITING_FOR_ME, _listed(refused, limit, Urgency.WAITING_FOR_ME, _refused)
    waiting = mine.filter(state=ReportState.WAITING)
    yield Urgency.WAITING_FOR_OTHERS, _listed(waiting, limit, Urgency.WAITING_FOR_OTHERS, _waiting)


def _to_decide(report: CheckedReport) -> str:
    return f"有 {report.undecided} 个问题待处理"


def _refused(report: CheckedReport) -> str:
    return "未能读取，请查看原因后重新上传"


def _waiting(report: CheckedReport) -> str:
    return "排队等候读取"


def _listed(reports: QuerySet[CheckedReport], limit: int, urgency: Urgency, note: Note) -> WorkList:
    return listed(reports.order_by("-pk"), limit, lambda report: _item(report, urgency, note))


def _item(report: CheckedReport, urgency: Urgency, note: Note) -> WorkItem:
    return WorkItem(
        urgency,
        report.title,
        reverse("auditing:report", args=(report.pk,)),
        _KIND,
        note(report),
    )
