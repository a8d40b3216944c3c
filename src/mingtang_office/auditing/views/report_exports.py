"""Files of a report to take away: always saved, never shown by the browser, always on the trail."""

from __future__ import annotations

import io

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang.rendering import RenderingImpossible
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing.actions.exports import enter_export
from mingtang_office.auditing.exports.kinds import (
    OFFERS,
    Kind,
    NothingToExport,
    content,
    file_name,
)
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.screen import Screen, Wish
from mingtang_office.auditing.views.report import report_or_404


def _exportable(request: HttpRequest, pk: int) -> CheckedReport:
    report = report_or_404(request, pk)
    policy.require(request.user, Permission.EXPORT_REPORTS, report.agency, timezone.localdate())
    return report


@login_required
@require_GET
def exports(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _exportable(request, pk))


def _page(
    request: HttpRequest, report: CheckedReport, problem: str = "", status: int = 200
) -> HttpResponse:
    checked = report.state == ReportState.CHECKED
    offers = OFFERS if checked else OFFERS[-1:]
    context = {"report": report, "offers": offers, "problem": problem}
    return render(request, "auditing/report_exports.html", context, status=status)


@login_required
@require_POST
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    report = _exportable(request, pk)
    if kind not in set(Kind):
        raise Http404("没有这种导出文件。")
    if report.state != ReportState.CHECKED and kind != Kind.ORIGINAL:
        return _page(request, report, "这份报告还没有读取和检查完毕，只能下载原文件。", 409)
    screen = Screen(report, Wish())
    try:
        data = content(screen, Kind(kind))
    except (NothingToExport, RenderingImpossible) as error:
        return _page(request, report, error.message, 422)
    enter_export(report=report, kind=kind, by=person_of(request), now=timezone.now())
    return attachment(data, file_name(screen, Kind(kind)))


def attachment(data: bytes, name: str) -> FileResponse:
    """A file that every browser saves and none opens in place, whatever it holds."""
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
