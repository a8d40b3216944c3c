"""The desk: what comes in person, by post, fax or mail is registered, and a receipt printed."""

from __future__ import annotations

from secrets import token_urlsafe

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.agencies.policy import REFUSED
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.intake import NO_APPLICATIONS, submit
from mingtang_office.applications.actions.secrets import renew_secret
from mingtang_office.applications.forms.desk import ARRIVAL, DeskForm
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.applications.forms.request import HOW, REACH, WHAT, WHO
from mingtang_office.applications.queries.similar import Likenesses, like_what_comes_in
from mingtang_office.applications.views.doors import allowed

_DAY = 86_400
_NOTHING_ALIKE = Likenesses((), 1)


@login_required
@never_cache
@holders_only(Permission.HANDLE_APPLICATIONS)
@receives_files
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    agencies = agencies_for(request.user, Permission.HANDLE_APPLICATIONS, today)
    taking = agencies.exclude(kind__in=NO_APPLICATIONS)
    if not taking.exists():
        raise PermissionDenied(REFUSED)
    if request.method != "POST":
        start = {"submitted_on": today, "once": token_urlsafe(12), "document": "id_card"}
        return _page(request, DeskForm(agencies=taking, initial=start))
    form = DeskForm(request.POST, request.FILES, agencies=taking)
    if not form.is_valid():
        return _page(request, form, status=INVALID)
    alike = like_what_comes_in(
        form.cleaned_data["agency"],
        form.cleaned_data["content"],
        form.cleaned_data["document_number"],
    )
    if any(each.is_own for each in alike.found) and not form.cleaned_data["not_merged"]:
        return _page(request, form, alike=alike, status=INVALID)
    return _registered(request, form, alike)


def _registered(request: HttpRequest, form: DeskForm, alike: Likenesses) -> HttpResponse:
    """Registered once, however often the button is pressed."""
    token = f"desk:{request.user.pk}:{form.cleaned_data['once'] or token_urlsafe(12)}"
    if not cache.add(token, 0, _DAY):
        messages.info(request, "这件申请刚才已经登记，没有重复登记。请在列表中查看。")
        return HttpResponseRedirect(reverse("applications:applications"), status=303)
    try:
        taken = submit(
            agency=form.cleaned_data["agency"],
            request=form.request(),
            arrival=form.arrival(),
            attachments=incoming_of(request, form),
            as_it_came=form.cleaned_data["as_it_came"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        cache.delete(token)
        return _page(request, form, alike=alike, problem=error.message, status=INVALID)
    except BaseException:
        cache.delete(token)
        raise
    messages.success(request, f"已登记，编号 {taken.application.number}。")
    return HttpResponseRedirect(
        reverse("applications:receipt", args=(taken.application.pk,)), status=303
    )


def _page(
    request: HttpRequest,
    form: DeskForm,
    *,
    alike: Likenesses = _NOTHING_ALIKE,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "alike": alike.found,
        "parts": [
            ("怎样来的", [form[name] for name in ARRIVAL]),
            ("申请人", [form[name] for name in WHO]),
            ("联系方式", [form[name] for name in REACH]),
            ("所需信息", [form[name] for name in WHAT]),
            ("提供方式", [form[name] for name in HOW]),
            ("材料", [form["documents"]]),
        ],
    }
    return render(request, "applications/register.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip for the applicant. By POST with a new secret, which is shown on this page alone."""
    application = allowed(request, pk, Permission.HANDLE_APPLICATIONS)
    secret = ""
    if request.method == "POST":
        try:
            secret = renew_secret(
                application=application, by=person_of(request), now=timezone.now()
            )
        except Refused as error:
            messages.error(request, error.message)
    context = {"application": application, "agency": application.agency, "secret": secret}
    return render(request, "applications/receipt.html", context)
