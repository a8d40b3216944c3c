"""Last year's report: choosing it, and the two years side by side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingtang.annual.comparison import NotComparable, compare
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions.previous import set_previous
from mingtang_office.auditing.comparing import carried_over, compared_tables
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.views.report import report_or_404

_MOST = 100


def _candidates(request: HttpRequest, report: CheckedReport) -> QuerySet[CheckedReport]:
    """What may be last year's report: read, of the same checking agency, of the year before."""
    return policy.visible(
        queries.previous_candidates(report),
        request.user,
        Permission.VIEW_REPORTS,
        timezone.localdate(),
    )


@login_required
@require_http_methods(["GET", "POST"])
def previous(request: HttpRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    if request.method == "POST":
        return _choose(request, report)
    return _page(request, report)


def _choose(request: HttpRequest, report: CheckedReport) -> HttpResponse:
    policy.require(request.user, Permission.CORRECT_REPORTS, report.agency, timezone.localdate())
    wanted = request.POST.get("previous", "")
    chosen = None
    if wanted != "none":
        number = int(wanted) if wanted.isdecimal() and len(wanted) < 15 else 0
        chosen = _candidates(request, report).filter(pk=number).first()
        if chosen is None:
            return _page(request, report, "请从列表中选择一份上年报告。", 422)
    try:
        set_previous(report=report, previous=chosen, by=person_of(request), now=timezone.now())
    except Refused as error:
        return _page(request, report, error.message, 422)
    if chosen is None:
        messages.success(request, "已取消上年报告，并重新审核。")
        return HttpResponseRedirect(reverse("auditing:report", args=(report.pk,)), status=303)
    messages.success(request, f"已选定{chosen.year}年报告作为上年报告，并重新审核。")
    return HttpResponseRedirect(reverse("auditing:comparison", args=(report.pk,)), status=303)


def _page(
    request: HttpRequest, report: CheckedReport, problem: str = "", status: int = 200
) -> HttpResponse:
    found = list(_candidates(request, report)[:_MOST])
    suggested = [each for each in found if _is_same_agency(each, report)]
    others = [each for each in found if each not in suggested]
    today = timezone.localdate()
    context = {
        "report": report,
        "suggested": suggested,
        "others": others,
        "problem": problem,
        "may_correct": policy.may(request.user, Permission.CORRECT_REPORTS, report.agency, today),
        "may_upload": policy.may(request.user, Permission.UPLOAD_REPORTS, report.agency, today),
    }
    return render(request, "auditing/report_previous.html", context, status=status)


def _is_same_agency(one: CheckedReport, other: CheckedReport) -> bool:
    if one.concerns_id and other.concerns_id:
        return one.concerns_id == other.concerns_id
    return one.reported_agency == other.reported_agency


@login_required
@require_GET
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """This year's report against last year's, cell by cell, both as corrected."""
    report = report_or_404(request, pk)
    before = report.previous
    visible = before and queries.visible_reports(request.user, timezone.localdate()).filter(
        pk=before.pk, state=ReportState.CHECKED
    )
    if not before or not visible or not visible.exists() or report.state != ReportState.CHECKED:
        return HttpResponseRedirect(reverse("auditing:previous", args=(report.pk,)))
    context: dict[str, Any] = {"report": report, "before": before}
    try:
        both = compare(queries.corrected_report(before), queries.corrected_report(report))
    except NotComparable as error:
        context |= {"problem": str(error)}
    else:
        context |= {
            "comparison": both,
            "tables": compared_tables(both),
            "carried": carried_over(both),
        }
    return render(request, "auditing/report_comparison.html", context)
