"""Handing in reports, and looking on while they are read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.accounts.models import User
from mingtang_office.agencies.doors import holders_only
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing import limits
from mingtang_office.auditing.actions.uploads import FileOutcome, Outcome, Received, receive
from mingtang_office.auditing.forms.upload import UploadForm
from mingtang_office.auditing.models import CheckedReport, ReportState, Upload
from mingtang_office.auditing.queries import visible_reports
from mingtang_office.auditing.receiving import BoundedReports

_TOO_LARGE = 413
_SHOWN = 500


@csrf_exempt  # so that the bounds stand before the body is read; `_upload` asks for the token
@login_required
@holders_only(Permission.UPLOAD_REPORTS)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    bounds = BoundedReports(request)
    request.upload_handlers = [bounds]
    try:
        return _upload(request, bounds)
    except TooManyFilesSent:
        return _again(
            request, None, "一次选择的文件过多，没有收下。请分几次上传，每次不超过 500 份。"
        )


@csrf_protect
def _upload(request: HttpRequest, bounds: BoundedReports) -> HttpResponse:
    person = request.user
    agencies = agencies_for(person, Permission.UPLOAD_REPORTS, timezone.localdate())
    if not isinstance(person, User) or not agencies.exists():
        raise PermissionDenied(
            "您没有上传年度报告的权限。如工作需要，请联系本机关的安全管理员授权。"
        )
    if request.method == "GET":
        return _page(request, UploadForm(agencies=agencies), 200)
    refused = bounds.outcomes if request.FILES is not None else []
    form = UploadForm(
        request.POST, request.FILES, agencies=agencies, files_required=not bounds.refused
    )
    if bounds.too_much:
        most = limits.request_bytes() // limits.MEGABYTE
        problem = f"一次上传的文件合计不能超过 {most} 兆字节，没有收下。请分几次上传。"
        return _again(request, form, problem, _TOO_LARGE)
    if not form.is_valid():
        return _again(request, form, "")
    try:
        received = receive(
            agency=form.cleaned_data["agency"],
            files=form.cleaned_data["documents"],
            by=person,
            now=timezone.now(),
            together_with=_begun(request, person, form.cleaned_data["agency"].pk),
        )
    except Refused as error:
        return _again(request, form, error.message)
    return _received(request, Received(received.upload, (*received.files, *refused)))


def _begun(request: HttpRequest, person: User, agency: int) -> Upload | None:
    """The upload that the page's script goes on with, file by file."""
    number = request.POST.get("upload", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return Upload.objects.filter(pk=int(number), by=person, agency=agency).first()


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _received(request: HttpRequest, received: Received) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse(
            {
                "upload": received.upload and received.upload.pk,
                "page": received.upload and reverse("auditing:upload", args=(received.upload.pk,)),
                "files": [_told(outcome) for outcome in received.files],
            }
        )
    if received.upload is not None and all(
        outcome.outcome is Outcome.ACCEPTED for outcome in received.files
    ):
        return HttpResponseRedirect(
            reverse("auditing:upload", args=(received.upload.pk,)), status=303
        )
    return render(request, "auditing/upload_received.html", {"received": received})


def _told(outcome: FileOutcome) -> dict[str, Any]:
    report = outcome.report
    return {
        "name": outcome.name,
        "outcome": outcome.outcome.value,
        "message": outcome.message,
        "url": report and reverse("auditing:report", args=(report.pk,)),
    }


def _again(
    request: HttpRequest, form: UploadForm | None, problem: str, status: int = INVALID
) -> HttpResponse:
    """The page once more, with what was wrong; nothing was taken."""
    if form is None:
        agencies = agencies_for(request.user, Permission.UPLOAD_REPORTS, timezone.localdate())
        form = UploadForm(agencies=agencies)
    if _wants_json(request):
        told = problem or "；".join(
            str(error) for errors in form.errors.values() for error in errors
        )
        return JsonResponse({"problem": told}, status=status)
    return _page(request, form, status, problem)


def _page(request: HttpRequest, form: UploadForm, status: int, problem: str = "") -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "file_megabytes": limits.file_bytes() // limits.MEGABYTE,
        "files_an_hour": limits.files_an_hour(),
    }
    return render(request, "auditing/upload.html", context, status=status)


@login_required
@require_GET
def upload_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The files of one upload and how far each is; asks again by itself while any waits."""
    today = timezone.localdate()
    reports = visible_reports(request.user, today).filter(upload=pk)
    shown = list(reports.select_related("upload__by", "agency").order_by("pk")[:_SHOWN])
    if not shown:
        get_object_or_404(CheckedReport.objects.none())
    waiting = sum(report.state == ReportState.WAITING for report in shown)
    context = {
        "upload": shown[0].upload,
        "reports": shown,
        "waiting": waiting,
        "done": len(shown) - waiting,
        "refused": sum(report.state == ReportState.REFUSED for report in shown),
    }
    polled = bool(request.headers.get("X-Polling"))
    template = "auditing/upload_progress.html" if polled else "auditing/upload_page.html"
    return render(request, template, context)
