"""The list of reports, and what is done to a report as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.reach import within_reach
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions.rechecking import recheck
from mingtang_office.auditing.actions.removal import remove
from mingtang_office.auditing.forms.report_filter import ReportFilter
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.auditing.queries import visible_reports
from mingtang_office.ui.paging import Order, page_of


@login_required
@holders_only(Permission.VIEW_REPORTS)
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = ReportFilter(request.GET)
    reports = CheckedReport.objects.all()
    seen = within_reach(reports, request.user, Permission.VIEW_REPORTS, today).select_related(
        "agency"
    )
    rows = form.narrow(seen) if form.is_valid() else seen.none()
    order = form.order if form.is_valid() else Order()
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "page": page_of(rows, order, request.GET),
        "may_upload": bool(policy.scope(request.user, Permission.UPLOAD_REPORTS, today)),
    }
    return render(request, "auditing/reports.html", context)


def _report(request: HttpRequest, pk: int) -> tuple[CheckedReport, User]:
    person = person_of(request)
    return get_object_or_404(visible_reports(person, timezone.localdate()), pk=pk), person


@login_required
@require_http_methods(["GET", "POST"])
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a report that was handed in by mistake, asked once more with the reason."""
    report, person = _report(request, pk)
    policy.require(person, Permission.UPLOAD_REPORTS, report.agency, timezone.localdate())
    problem = ""
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")
            remove(report=report, reason=reason, by=person, now=timezone.now())
        except Refused as error:
            problem = error.message
        else:
            messages.success(request, "报告已移除，文件和检查结果已删除；移除一事已留痕。")
            return HttpResponseRedirect(reverse("auditing:reports"), status=303)
    context = {"report": report, "problem": problem, "reason": request.POST.get("reason", "")}
    status = INVALID if problem else 200
    return render(request, "auditing/removal.html", context, status=status)


@login_required
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    report, person = _report(request, pk)
    try:
        recheck(report=report, by=person, now=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, "已安排重新读取和检查，完成后刷新页面即可看到；更正和处理意见保留不变。"
        )
    return HttpResponseRedirect(reverse("auditing:report", args=(pk,)), status=303)
