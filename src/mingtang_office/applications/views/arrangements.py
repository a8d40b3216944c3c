"""What the head of the disclosure office sets for the agency's applications."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.arrangements import set_practice, set_remedies
from mingtang_office.applications.forms.arrangements import PracticeForm, RemediesForm
from mingtang_office.applications.queries.settings import guide_of, practice_of


@login_required
@require_http_methods(["GET", "POST"])
def arrangements(request: HttpRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    seen = policy.visible(Agency.objects.all(), request.user, Permission.VIEW_AGENCIES, today, "")
    agency = get_object_or_404(seen, pk=pk)
    policy.require(request.user, Permission.SET_PRACTICE, agency, today)
    if request.method != "POST":
        return _show(request, agency)
    if request.POST.get("do") == "practice":
        return _practice(request, agency)
    return _remedies(request, agency)


def _remedies(request: HttpRequest, agency: Agency) -> HttpResponse:
    form = RemediesForm(request.POST, guide=guide_of(agency), on=timezone.localdate())
    if "by_kind" in request.POST:
        return _show(request, agency, remedies_form=_unjudged(request, agency))
    if not form.is_valid():
        return _show(request, agency, status=INVALID, remedies_form=form)
    try:
        set_remedies(
            agency=agency,
            remedying=form.remedying,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        again = RemediesForm(
            with_revision(request, guide_of(agency).revision),
            guide=guide_of(agency),
            on=timezone.localdate(),
        )
        return _refused(request, agency, error, remedies_form=again)
    return _done(request, agency, "救济途径已保存，从现在起写进新的文书。")


def _unjudged(request: HttpRequest, agency: Agency) -> RemediesForm:
    """The fields of the kind just chosen, with what was typed, and no complaints yet."""
    form = RemediesForm(request.POST, guide=guide_of(agency), on=timezone.localdate())
    shown = RemediesForm(guide=guide_of(agency), on=timezone.localdate(), kind=form.kind)
    for name in shown.fields:
        if name in request.POST:
            shown.initial[name] = request.POST[name]
    return shown


def _practice(request: HttpRequest, agency: Agency) -> HttpResponse:
    form = PracticeForm(request.POST, practice=practice_of(agency))
    if not form.is_valid():
        return _show(request, agency, status=INVALID, practice_form=form)
    try:
        set_practice(
            agency=agency,
            custom=form.custom,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        practice = practice_of(agency)
        again = PracticeForm(with_revision(request, practice.revision), practice=practice)
        return _refused(request, agency, error, practice_form=again)
    return _done(request, agency, "办理习惯已保存。")


def _refused(request: HttpRequest, agency: Agency, error: Refused, **forms: Any) -> HttpResponse:
    status = status_of(error)
    return _show(request, agency, status=status, problem=error.message, **forms)


def _done(request: HttpRequest, agency: Agency, said: str) -> HttpResponse:
    messages.success(request, said)
    address = reverse("applications:arrangements", args=(agency.pk,))
    return HttpResponseRedirect(address, status=303)


def _show(
    request: HttpRequest, agency: Agency, *, status: int = 200, problem: str = "", **forms: Any
) -> HttpResponse:
    context = {
        "agency": agency,
        "problem": problem,
        "remedies_form": RemediesForm(guide=guide_of(agency), on=timezone.localdate()),
        "practice_form": PracticeForm(practice=practice_of(agency)),
        "may_set_chain": policy.may(
            request.user, Permission.SET_SIGNING_CHAIN, agency, timezone.localdate()
        ),
        **forms,
    }
    return render(request, "applications/arrangements.html", context, status=status)
