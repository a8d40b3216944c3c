"""Beside the handling of a case: reaching the applicant, applications alike, and service online."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import merging, online
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.forms.desk import ContactForm
from mingtang_office.applications.models import Application, ContactManner, ContactOutcome
from mingtang_office.applications.queries.contacts import (
    attempts_of,
    frequency_of,
    lacking,
    online_letters,
)
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.applications.queries.lists import visible_applications
from mingtang_office.applications.queries.similar import like
from mingtang_office.applications.views.doors import allowed, case_or_404, rights_of


@login_required
@never_cache
@require_GET
def contacts(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, case_or_404(request, pk))


def _page(
    request: HttpRequest,
    application: Application,
    *,
    form: ContactForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    rights = rights_of(request, application)
    frequency = frequency_of(application) if rights.handles else None
    context = {
        "application": application,
        "rights": rights,
        "form": form or ContactForm(),
        "problem": problem,
        "lacking": lacking(application) if rights.handles else (),
        "attempts": attempts_of(application, with_notes=rights.sees),
        "alike": like(application),
        "frequency": frequency,
        "merged": application.merged.order_by("pk"),
        "online": online_letters(application) if rights.reads_letters else (),
        "told": application.notifications.order_by("pk"),
    }
    return render(request, "applications/contacts.html", context, status=status)


def _done(request: HttpRequest, pk: int, message: str) -> HttpResponse:
    messages.success(request, message)
    return HttpResponseRedirect(reverse("applications:contacts", args=(pk,)), status=303)


def _tried(
    request: HttpRequest, application: Application, act: Callable[[], object], message: str
) -> HttpResponse:
    """Done, or the page with the reason why not."""
    try:
        act()
    except Refused as error:
        status = status_of(error)
        now = case_or_404(request, application.pk)
        return _page(request, now, problem=error.message, status=status)
    return _done(request, application.pk, message)


@login_required
@require_POST
def attempt(request: HttpRequest, pk: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, application, form=form, status=INVALID)
    typed = form.cleaned_data
    return _tried(
        request,
        application,
        lambda: log_attempt(
            application=application,
            manner=ContactManner(typed["manner"]),
            outcome=ContactOutcome(typed["outcome"]),
            note=typed["note"],
            by=person_of(request),
            now=timezone.now(),
        ),
        "联系情况已记录。联系上申请人的，请登记确认收到。",
    )


@login_required
@require_POST
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    into = get_object_or_404(
        visible_applications(request.user, timezone.localdate()).select_related("agency"), pk=other
    )
    return _tried(
        request,
        application,
        lambda: merging.merge(
            application=application,
            into=into,
            expected_revision=_revision(request),
            by=person_of(request),
            now=timezone.now(),
        ),
        f"已并入申请 {into.number}，本件不再单独办理和计数。",
    )


@login_required
@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    return _tried(
        request,
        application,
        lambda: merging.part(
            application=application,
            expected_revision=_revision(request),
            by=person_of(request),
            now=timezone.now(),
        ),
        "已拆分，本件恢复单独办理和计数。",
    )


@login_required
@require_POST
def offer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Lay a signed letter ready on the applicant's page."""
    application = allowed(request, pk, Permission.SERVE_LETTERS)
    letter = get_object_or_404(letters_of(application), pk=number)
    return _tried(
        request,
        application,
        lambda: online.offer(
            application=application, letter=letter, by=person_of(request), now=timezone.now()
        ),
        "已放到申请人的查询页面；申请人第一次打开时自动登记送达。",
    )


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
