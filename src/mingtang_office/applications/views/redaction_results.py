"""What is given beside the original: compared by the one who marks, and by those who review."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications import redacting
from mingtang_office.applications.actions.opening import exact_bytes
from mingtang_office.applications.actions.redaction import show_original
from mingtang_office.applications.actions.redaction_holding import in_time
from mingtang_office.applications.actions.redaction_results import keep, make, waiting_bytes
from mingtang_office.applications.forms.case_steps import RevisionForm
from mingtang_office.applications.forms.redaction import KeepForm
from mingtang_office.applications.models import Redaction, RedactionResult
from mingtang_office.applications.redaction_screen import Comparison, RedactionScreen
from mingtang_office.applications.views.doors import allowed, case_or_404, rights_of
from mingtang_office.applications.views.redaction import redaction_or_404
from mingtang_office.trail.sealing import Erased


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    application = allowed(request, pk, Permission.SEE_APPLICANTS)
    row = redaction_or_404(application, number)
    if request.method == "POST":
        return _posted(request, row)
    show_original(redaction=row, by=person_of(request), now=timezone.now())
    return _show(request, row)


def _posted(request: HttpRequest, row: Redaction) -> HttpResponse:
    if not rights_of(request, row.application).handles:
        raise PermissionDenied
    makes = request.POST.get("do") == "make"
    form = (RevisionForm if makes else KeepForm)(request.POST)
    if not form.is_valid():
        return _show(request, row, form=form, status=INVALID)
    revision = form.cleaned_data["revision"]
    by, now = person_of(request), timezone.now()
    try:
        if makes:
            make(redaction=row, expected_revision=revision, by=by, now=now)
            messages.success(request, "遮盖件已生成并通过检查，请与原件逐页核对。")
        else:
            waiting = RedactionScreen(row).waiting
            if waiting is None:
                raise Overtaken("没有待核对的遮盖件：标记已有改动，或者已由他人存入。请重新生成。")
            keep(result=waiting, expected_revision=revision, by=by, now=now)
            messages.success(request, "遮盖件已存入案卷，遮盖清单已填入拟作答复的“不公开的内容”。")
    except Refused as error:
        return _refused(request, row, error)
    except Erased as error:
        return _show(request, row, problem=str(error), status=CONFLICT)
    address = reverse("applications:redaction_result", args=(row.application_id, row.original_id))
    return HttpResponseRedirect(address, status=303)


def _refused(request: HttpRequest, row: Redaction, error: Refused) -> HttpResponse:
    now = redaction_or_404(case_or_404(request, row.application_id), row.original_id)
    status = status_of(error)
    return _show(request, now, problem=error.message, status=status)


def _show(
    request: HttpRequest,
    row: Redaction,
    *,
    form: RevisionForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "application": row.application,
        "row": row,
        "rights": rights_of(request, row.application),
        "problem": problem,
        "form": form
        if isinstance(form, KeepForm)
        else KeepForm(initial={"revision": row.revision}),
    }
    try:
        screen = RedactionScreen(row, request.GET.get("page", ""), request.GET.get("figure", ""))
        shown = screen.waiting or screen.kept
        context["screen"] = screen
        context["compared"] = Comparison(screen, shown) if shown else None
    except Erased as error:
        context["problem"] = str(error)
    return render(request, "applications/redaction_result.html", context, status=status)


@login_required
@never_cache
@require_GET
def picture(request: HttpRequest, pk: int, number: int, which: str, sheet: int) -> HttpResponse:
    """A page of a PDF or a picture of a Word document, of the original or of what is given."""
    application = allowed(request, pk, Permission.SEE_APPLICANTS)
    row = redaction_or_404(application, number)
    try:
        name, data = _file(row, which)
        found, media_type = in_time(redacting.picture, data, name, sheet)
    except Refused as error:
        return HttpResponse(error.message, content_type="text/plain; charset=utf-8", status=404)
    except (Erased, OSError) as error:
        raise Http404("这份文件不能再打开。") from error
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(found, content_type=media_type, headers=headers)


def _file(row: Redaction, which: str) -> tuple[str, bytes]:
    if which == "original":
        return row.original.name, exact_bytes(row.original)
    shown = _shown(row) if which == "result" else None
    if shown is None:
        raise Http404("没有这份文件。")
    return row.original.name, waiting_bytes(shown)


def _shown(row: Redaction) -> RedactionResult | None:
    screen = RedactionScreen(row)
    return screen.waiting or screen.kept
