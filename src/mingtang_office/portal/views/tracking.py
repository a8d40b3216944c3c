"""Following an application by number and secret, for half an hour in one session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.applications import EventKind
from mingtang_office.accounts.addresses import client_address
from mingtang_office.agencies.page_steps import INVALID
from mingtang_office.applications.actions import online
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.public_letters import (
    files_for_applicant,
    letters_for_applicant,
)
from mingtang_office.portal import limits, visits
from mingtang_office.portal.forms.track import SupplementForm, TrackForm, WithdrawForm
from mingtang_office.portal.queries.progress import found, progress
from mingtang_office.portal.views.turning_away import turned_away
from mingtang_office.trail.sealing import Erased

_NOT_FOUND = "编号和查询码对不上。请核对后再试；忘记查询码的，请带身份证明到受理机关重新领取。"
_TOO_OFTEN = "查询的次数过多，为保护申请人的信息，请一刻钟后再试，也可以电话询问受理机关。"

View = Callable[..., HttpResponse]


def of_tracked(view: View) -> View:
    """A page of the application that this session has looked up; without one, back to the form."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, **place: int) -> HttpResponse:
        application = visits.tracked(request, timezone.now())
        if application is None:
            return HttpResponseRedirect(reverse("portal:track") + "?again=1")
        return view(request, application, **place)

    return opened


@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and secret, by POST alone, so that neither stands in an address."""
    if request.method != "POST":
        return _asked(request, TrackForm())
    address = client_address(request)
    if limits.count("track", address, limits.QUARTER) > settings.TRACK_TRIES:
        return turned_away(request, _TOO_OFTEN)
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, INVALID)
    number, secret = form.cleaned_data["number"], form.cleaned_data["secret"]
    named = number.strip().upper()
    tried = limits.counted("number", named, limits.QUARTER)
    application = found(number, secret)
    if tried >= settings.TRACK_TRIES_OF_NUMBER:
        return turned_away(request, _TOO_OFTEN)
    if application is None:
        limits.count("number", named, limits.QUARTER)
        form.add_error(None, _NOT_FOUND)
        return _asked(request, form, INVALID)
    visits.begin_tracking(request, application, timezone.now())
    return HttpResponseRedirect(reverse("portal:case"), status=303)


def _asked(request: HttpRequest, form: TrackForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "again": "again" in request.GET, "minutes": settings.TRACK_MINUTES}
    return render(request, "portal/track/find.html", context, status=status)


@of_tracked
@require_safe
def case(request: HttpRequest, application: Application) -> HttpResponse:
    return case_page(request, application)


def case_page(
    request: HttpRequest,
    application: Application,
    *,
    form: SupplementForm | WithdrawForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """How far it is, and the forms for what the applicant may do."""
    far = progress(application, timezone.localdate())
    own = form if isinstance(form, SupplementForm) else SupplementForm()
    context = {
        "application": application,
        "agency": application.agency,
        "far": far,
        "may_rectify": EventKind.RECTIFIED in far.may,
        "may_reason": EventKind.REASONS_GIVEN in far.may,
        "may_withdraw": EventKind.WITHDRAWN in far.may,
        "supplement": own,
        "withdrawal": form if isinstance(form, WithdrawForm) else WithdrawForm(),
        "problem": problem,
        "most_files": settings.APPLY_FILES,
        "most_megabytes": settings.APPLY_FILE_MEGABYTES,
    }
    return render(request, "portal/track/case.html", context, status=status)


@require_POST
@of_tracked
def letter(request: HttpRequest, application: Application, pk: int) -> HttpResponse:
    """A letter as signed. A POST, since opening it may be its service."""
    row = get_object_or_404(letters_for_applicant(application), pk=pk)
    try:
        data = online.open_letter(application=application, letter=row, now=timezone.now())
    except (Erased, OSError):
        return turned_away(request, _UNREADABLE, application.agency, 503)
    return _attached(data, f"{row.reference}.pdf", "application/pdf")


@require_POST
@of_tracked
def file(request: HttpRequest, application: Application, pk: int) -> HttpResponse:
    """Information provided, as it was provided."""
    row = get_object_or_404(files_for_applicant(application), pk=pk)
    try:
        data = online.open_file(application=application, file=row, now=timezone.now())
    except (Erased, OSError):
        return turned_away(request, _UNREADABLE, application.agency, 503)
    return _attached(data, row.name, row.media_type)


_UNREADABLE = "文件暂时不能打开。请稍后再试，或者与受理机关联系。"


def _attached(data: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    visits.end_tracking(request)
    return HttpResponseRedirect(reverse("portal:track"), status=303)
