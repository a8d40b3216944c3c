"""What year reports have for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual.models import WRITABLE, ReportState, YearReport
from mingtang_office.annual.queries.reports import (
    due_on,
    overdue,
    visible_year_reports,
    waiting_for,
)
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "年度报告"


@work_source
def reports_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Reports whose next step is mine; those that I may write on; those signed and not handed over;
    those on their way."""
    if not isinstance(person, User):
        return
    mine, others = Urgency.WAITING_FOR_ME, Urgency.WAITING_FOR_OTHERS
    yield mine, _listed(waiting_for(person, on), limit, mine, "等您审核或者签发")
    own = visible_year_reports(person, on, Permission.WRITE_ANNUAL)
    writing = own.filter(state__in=WRITABLE)
    late = overdue(on)
    yield mine, _listed(writing.exclude(late), limit, mine, "编写中，尚未提交审核")
    yield Urgency.LATE, _listed(writing.filter(late), limit, Urgency.LATE, "编写中，已过公布期限")
    signed = own.filter(state=ReportState.SIGNED, item__isnull=True)
    yield mine, _listed(signed, limit, mine, "已签发，请提交公布")
    under_way = own.filter(state=ReportState.IN_REVIEW)
    yield others, _listed(under_way, limit, others, "审核中")


def _listed(reports: QuerySet[YearReport], limit: int, urgency: Urgency, note: str) -> WorkList:
    rows = reports.select_related("agency").order_by("-year", "pk")
    return listed(rows, limit, lambda report: _item(report, urgency, note))


def _item(report: YearReport, urgency: Urgency, note: str) -> WorkItem:
    address = reverse("year_reports:report", args=(report.pk,))
    due = due_on(report.agency, report.year)
    return WorkItem(urgency, str(report), address, _KIND, note, due_on=due)
