"""What an agency owes the public, what it has published of it, and what is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.upkeep import screen
from mingtang_office.upkeep.actions import declaring
from mingtang_office.upkeep.forms.arranging import NothingForm, SeatsForm
from mingtang_office.upkeep.models import CatalogueSeat, Nothing
from mingtang_office.upkeep.queries.columns import judged_now
from mingtang_office.upkeep.views.doors import agency_or_404, arranged_or_403, framed


@login_required
@require_GET
def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, agency_or_404(request, pk))


@login_required
@require_POST
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    agency, now = arranged_or_403(request, pk), timezone.now()
    form = NothingForm(request.POST, items=judged_now(agency, now).coverage.items)
    if not form.is_valid():
        return _show(request, agency, status=INVALID, nothing=form)
    try:
        declaring.declare_nothing(
            agency=agency,
            code=form.cleaned_data["code"],
            reason=form.cleaned_data["reason"],
            by=person_of(request),
            now=now,
        )
    except Refused as error:
        return _show(request, agency, status=status_of(error), nothing=form, problem=error.message)
    messages.success(request, "已标注“无此类信息”。以后有了这类信息，公开即可，不用先取消。")
    return _back(agency)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency = arranged_or_403(request, pk)
    try:
        declaring.take_back_nothing(
            agency=agency, code=code, by=person_of(request), now=timezone.now()
        )
    except Refused as error:
        return _show(request, agency, status=status_of(error), problem=error.message)
    messages.success(request, "已取消“无此类信息”的标注。")
    return _back(agency)


@login_required
@require_POST
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    agency, now = arranged_or_403(request, pk), timezone.now()
    form = SeatsForm(request.POST, on=timezone.localdate(now))
    if not form.is_valid():
        return _show(request, agency, status=INVALID, seats=form)
    try:
        declaring.take_seats(agency=agency, seats=form.chosen, by=person_of(request), now=now)
    except Refused as error:
        return _show(request, agency, status=status_of(error), seats=form, problem=error.message)
    messages.success(request, "标准目录中的公开主体已保存。")
    return _back(agency)


def _show(request: HttpRequest, agency: Agency, *, status: int = 200, **typed: Any) -> HttpResponse:
    now = timezone.now()
    told = judged_now(agency, now).coverage
    held = CatalogueSeat.objects.filter(agency=agency).order_by("field", "organ")
    reasons = Nothing.objects.filter(agency=agency, ended_at__isnull=True)
    ordered = sorted(told.items, key=lambda each: not each.gaps)
    context = {
        **framed(request, agency, "coverage"),
        "told": told,
        "items": [(each, [screen.todo(gap) for gap in each.gaps]) for each in ordered],
        "with_gaps": sum(bool(each.gaps) for each in told.items),
        "reasons": dict(reasons.values_list("code", "reason")),
        "nothing": NothingForm(items=told.items),
        "seats": SeatsForm(
            initial={"seats": [f"{each.field}:{each.organ}" for each in held]},
            on=timezone.localdate(now),
        ),
        **typed,
    }
    return render(request, "upkeep/coverage.html", context, status=status)


def _back(agency: Agency) -> HttpResponse:
    return HttpResponseRedirect(reverse("upkeep:coverage", args=(agency.pk,)), status=303)
