"""The page of a case; who applied, opened on purpose and on record; and the days of its period."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang.applications.request import Delivery, Form
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.archiving import export_bundle
from mingtang_office.applications.actions.opening import open_applicant, take_file
from mingtang_office.applications.case_screen import CaseScreen, letter_rows
from mingtang_office.applications.event_words import lines_of
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.similar import like
from mingtang_office.applications.sealed_words import notes_of, supplements_of
from mingtang_office.applications.views.doors import allowed, case_or_404, rights_of


@login_required
@never_cache
@require_GET
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, case_or_404(request, pk))


def show(
    request: HttpRequest,
    application: Application,
    *,
    status: int = 200,
    problem: str = "",
    **more: Any,
) -> HttpResponse:
    """The page; `problem` says why something was not done."""
    rights = rights_of(request, application)
    screen = CaseScreen(application, timezone.localdate())
    context = {
        "application": application,
        "screen": screen,
        "rights": rights,
        "problem": problem,
        "lines": lines_of(application),
        "delivery": Delivery(application.delivery).label,
        "form_label": Form(application.form).label,
        "consultations": screen.consultations,
        "searches": application.searches.all(),
        "files": application.files.select_related("by", "made_from"),
        "letters": letter_rows(application) if rights.reads_letters else [],
        "supplements": supplements_of(application) if rights.sees else [],
        "notes": notes_of(application) if rights.sees else [],
        "alike": like(application) if rights.sees and application.content else None,
        **more,
    }
    return render(request, "applications/case.html", context, status=status)


@login_required
@never_cache
@require_POST
def applicant(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applied. It is asked for by a button, since having looked is entered on the trail."""
    application = allowed(request, pk, Permission.SEE_APPLICANTS)
    try:
        opened = open_applicant(application=application, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, application, status=409, problem=error.message)
    if getattr(request, "htmx", False):
        context = {"applicant": opened, "application": application}
        return render(request, "applications/applicant.html", context)
    return show(request, application, applicant=opened)


@login_required
@never_cache
@require_GET
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """Why the due date is what it is, day by day."""
    application = case_or_404(request, pk)
    screen = CaseScreen(application, timezone.localdate())
    context = {"application": application, "screen": screen}
    return render(request, "applications/ledger.html", context)


@login_required
@require_POST
def case_file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    application = allowed(request, pk, Permission.SEE_APPLICANTS)
    file = get_object_or_404(application.files.select_related("application__agency"), pk=number)
    try:
        taken = take_file(file=file, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, application, status=409, problem=error.message)
    return _saved(taken.data, taken.name)


@login_required
@require_POST
def bundle(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The whole file of the case as it stands, for a court or a reconsideration authority."""
    application = allowed(request, pk, Permission.SEE_APPLICANTS)
    try:
        data = export_bundle(application=application, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, application, status=409, problem=error.message)
    return _saved(data, f"{application.number}案卷.zip")


def _saved(data: bytes, name: str) -> FileResponse:
    """A file that every browser saves and none opens in place."""
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
