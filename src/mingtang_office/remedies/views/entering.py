"""A case enters the register: from the page of an application, or against something else."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.queries import home_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.applications.models import Application
from mingtang_office.remedies.actions.entering import enter
from mingtang_office.remedies.forms.entry import EntryForm
from mingtang_office.remedies.models import RemedyFileKind


@login_required
@holders_only(Permission.HANDLE_REMEDIES)
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def enter_remedy(request: HttpRequest) -> HttpResponse:
    application = _application(request)
    person, today = person_of(request), timezone.localdate()
    if request.method != "POST":
        home = home_of(person)
        form = EntryForm(person=person, on=today, application=application, initial={"agency": home})
        return _show(request, form)
    form = EntryForm(request.POST, request.FILES, person=person, on=today, application=application)
    if not form.is_valid():
        return _show(request, form, status=INVALID)
    try:
        remedy = enter(
            agency=form.agency_chosen,
            against=form.against,
            filed=form.filed,
            claimants=form.claimants,
            papers=incoming_of(request, form),
            by=person,
            now=timezone.now(),
        )
    except Refused as error:
        again = EntryForm(request.POST, person=person, on=today, application=application)
        return _show(request, again, problem=error.message, status=INVALID)
    messages.success(
        request, f"已登记，编号 {remedy.number}。收到副本后请登记日期，系统即开始计算期限。"
    )
    return HttpResponseRedirect(reverse("remedies:remedy", args=(remedy.pk,)), status=303)


def _application(request: HttpRequest) -> Application | None:
    """The application named in the address, where this person handles remedies at its agency."""
    text = request.GET.get("application", "")
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    rows = policy.visible(
        Application.objects.select_related("agency"),
        request.user,
        Permission.HANDLE_REMEDIES,
        timezone.localdate(),
    )
    return get_object_or_404(rows, pk=number)


def _show(
    request: HttpRequest, form: EntryForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "application": form.application,
        "problem": problem,
        "claim": RemedyFileKind.CLAIM.label,
    }
    return render(request, "remedies/enter.html", context, status=status)
