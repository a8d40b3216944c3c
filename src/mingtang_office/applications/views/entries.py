"""Putting right what was entered into a case: only the head annuls, whoever handles completes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.arrivals import enter_arrival
from mingtang_office.applications.actions.events import annul as annul_event
from mingtang_office.applications.event_words import Line, lines_of
from mingtang_office.applications.forms.case_steps import RevisionForm
from mingtang_office.applications.forms.entries import AnnulmentForm, ArrivalForm
from mingtang_office.applications.models import AnnulmentReason, Application
from mingtang_office.applications.views.doors import allowed, case_or_404

Act = Callable[[Application, dict[str, Any]], object]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def annul(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    application = allowed(request, pk, Permission.ASSIGN_APPLICATIONS)
    line = _line(application, number)
    if not line.may_be_annulled:
        raise Http404("这项登记不能直接作废。")

    def act(held: Application, typed: dict[str, Any]) -> None:
        annul_event(
            application=held,
            number=number,
            reason=AnnulmentReason(typed["reason"]),
            expected_revision=typed["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
        messages.success(request, f"“{line.title}”已作废，期限按其余登记重新计算。")

    return _done(request, application, line, AnnulmentForm, act, "annul")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def arrival(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    line = _line(application, number)
    if not line.awaits_arrival:
        raise Http404("这项登记不需要补记收到日期。")

    def act(held: Application, typed: dict[str, Any]) -> None:
        enter_arrival(
            application=held,
            number=number,
            reached_on=typed["reached_on"],
            expected_revision=typed["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
        messages.success(request, "已补记对方收到的日期。")

    return _done(request, application, line, ArrivalForm, act, "arrival")


def _line(application: Application, number: int) -> Line:
    found = next((each for each in lines_of(application) if each.number == number), None)
    if found is None:
        raise Http404("没有这项登记。")
    return found


def _done(
    request: HttpRequest,
    application: Application,
    line: Line,
    form_class: type[RevisionForm],
    act: Act,
    what: str,
) -> HttpResponse:
    context: dict[str, Any] = {"application": application, "line": line, "what": what}
    if request.method != "POST":
        seen = {"revision": application.revision, "reached_on": timezone.localdate()}
        context["form"] = form_class(initial=seen)
        return render(request, "applications/entry.html", context)
    form = form_class(request.POST)
    context["form"] = form
    if not form.is_valid():
        return render(request, "applications/entry.html", context, status=422)
    try:
        act(application, form.cleaned_data)
    except Refused as error:
        data = with_revision(request, case_or_404(request, application.pk).revision)
        context |= {"form": form_class(data), "problem": error.message}
        status = status_of(error)
        return render(request, "applications/entry.html", context, status=status)
    address = reverse("applications:case", args=(application.pk,))
    return HttpResponseRedirect(address, status=303)
