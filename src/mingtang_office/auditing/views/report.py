"""The page of a report: its tables and words beside the findings and the source."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang.documents.pages import page_image
from mingtang.documents.raw import UnreadableDocument
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing import queries
from mingtang_office.auditing.forms.correction import CorrectionForm
from mingtang_office.auditing.forms.decision import BulkDecisionForm, DecisionForm
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.screen import CellView, Screen, Wish
from mingtang_office.auditing.source import file_bytes, has_pages

_WIDTH = 1200  # pixels of the picture of a page: sharp in the pane, legible when enlarged
_PRIVATE = "private, max-age=3600"
SIDE = "side"  # the part of the page that htmx asks for


def visible(request: HttpRequest) -> QuerySet[CheckedReport]:
    return queries.visible_reports(request.user, timezone.localdate()).select_related(
        "agency", "concerns", "previous", "upload__by"
    )


def report_or_404(request: HttpRequest, pk: int) -> CheckedReport:
    """The report if this person may see it; else there is no such page."""
    return get_object_or_404(visible(request), pk=pk)


@login_required
@require_GET
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    if request.headers.get("X-Polling"):
        return _polled(report)
    if report.state != ReportState.CHECKED:
        context = {"report": report, **_rights(request, report)}
        return render(request, "auditing/report_unread.html", context)
    return show(request, report, Wish.of(request.GET))


def _polled(report: CheckedReport) -> HttpResponse:
    """The page of a report that waits asks again and again, and is loaded anew once it was read."""
    waiting = report.state == ReportState.WAITING
    return HttpResponse(status=204, headers={} if waiting else {"HX-Refresh": "true"})


def news_key(report: CheckedReport) -> str:
    return f"auditing-news-{report.pk}"


def show(
    request: HttpRequest,
    report: CheckedReport,
    wish: Wish,
    *,
    status: int = 200,
    problem: str = "",
    **forms: Any,
) -> HttpResponse:
    """The page, or for htmx its side alone. `forms` are those that a person has to fill in again,
    `problem` says why."""
    htmx = getattr(request, "htmx", None)
    partial = bool(htmx and htmx.target == SIDE and not htmx.history_restore_request)
    news = None if partial else request.session.pop(news_key(report), None)
    screen = Screen(report, wish, frozenset(news["came"]) if news else frozenset())
    context = {
        "report": report,
        "screen": screen,
        "news": news,
        "problem": problem,
        "here": reverse("auditing:report", args=(report.pk,)),
        **_rights(request, report),
        **_forms(screen),
        **{name: form for name, form in forms.items() if form is not None},
    }
    template = "auditing/report_side.html" if partial else "auditing/report.html"
    return render(request, template, {**context, "partial": partial}, status=status)


def _rights(request: HttpRequest, report: CheckedReport) -> dict[str, bool]:
    today = timezone.localdate()

    def may(permission: Permission) -> bool:
        return policy.may(request.user, permission, report.agency, today)

    return {
        "may_correct": may(Permission.CORRECT_REPORTS),
        "may_decide": may(Permission.DECIDE_FINDINGS),
        "may_export": may(Permission.EXPORT_REPORTS),
        "may_remove": may(Permission.UPLOAD_REPORTS),
    }


def _forms(screen: Screen) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    selected, cell = screen.selected, screen.cell
    if selected is not None:
        decision = selected.decision
        forms["decision_form"] = DecisionForm(
            initial={
                "verdict": decision.verdict if decision else None,
                "reason": decision.reason if decision else "",
                "version": selected.version,
            }
        )
        forms["bulk_form"] = BulkDecisionForm(
            initial={"version": screen.report.revision}, auto_id="id_bulk_%s"
        )
    elif cell is not None:
        forms["correction_form"] = CorrectionForm(cell=cell.address, initial=_typed(screen, cell))
    return forms


def _typed(screen: Screen, cell: CellView) -> dict[str, Any]:
    correction = cell.correction
    value = None if correction is None else queries.as_number(correction.value)
    return {
        "value": "" if value is None else str(value),
        "blank": correction is not None and value is None,
        "reason": correction.reason if correction else "",
        "revision": screen.report.revision,
    }


@login_required
@require_GET
def report_page_image(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """A page of a PDF as a picture. The same file gives the same picture, so that its digest tells
    a browser that it has it already."""
    report = report_or_404(request, pk)
    tag = f'"{report.sha256[:32]}-{number}-{_WIDTH}"'
    headers = {"ETag": tag, "Cache-Control": _PRIVATE, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=headers)
    if report.state != ReportState.CHECKED or not has_pages(report):
        return _no_picture("这份报告不是PDF，没有页面影像。请查看“读出的文字”。")
    try:
        picture = page_image(file_bytes(report), number, _WIDTH)
    except UnreadableDocument as error:
        return _no_picture(error.message)
    return HttpResponse(picture, content_type="image/png", headers=headers)


def _no_picture(message: str) -> HttpResponse:
    return HttpResponse(message, content_type="text/plain; charset=utf-8", status=404)
