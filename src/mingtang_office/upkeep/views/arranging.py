"""Giving columns to sections and people, and closing those that the agency does not keep."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.upkeep.actions import assigning
from mingtang_office.upkeep.forms.arranging import ArrangementForm, CloseForm
from mingtang_office.upkeep.views.columns import show_columns
from mingtang_office.upkeep.views.doors import arranged_or_403


def chosen_of(request: HttpRequest) -> dict[str, int]:
    """The columns that were ticked, each with the revision that was looked at; what makes no sense is a
    revision that no row has, so that the action refuses it."""
    found = {}
    for token in request.POST.getlist("column"):
        code, _, revision = token.partition(":")
        is_number = revision.isascii() and revision.isdecimal() and len(revision) < 10
        found[code] = int(revision) if is_number else -1
    return found


@login_required
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    agency = arranged_or_403(request, pk)
    chosen, now = chosen_of(request), timezone.now()
    form = ArrangementForm(request.POST, agency=agency, on=timezone.localdate(now))
    if not form.is_valid():
        return _again(request, agency, arrangement=form)
    try:
        changed = assigning.assign(
            agency=agency,
            chosen=chosen,
            arrangement=form.arrangement,
            by=person_of(request),
            now=now,
        )
    except Refused as error:
        return _refused(request, agency, error, arrangement=form)
    messages.success(
        request, f"{changed}个栏目已分派。" if changed else "分派与原来相同，没有变动。"
    )
    return _back(agency)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    agency = arranged_or_403(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _again(request, agency, closing=form)
    try:
        closed = assigning.close(
            agency=agency,
            chosen=chosen_of(request),
            reason=form.cleaned_data["reason"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, agency, error, closing=form)
    messages.success(request, f"{closed}个栏目已停用。重新分派即恢复。")
    return _back(agency)


def _again(request: HttpRequest, agency: Agency, **typed: object) -> HttpResponse:
    codes = tuple(chosen_of(request))
    return show_columns(request, agency, status=INVALID, chosen=codes, **typed)


def _refused(request: HttpRequest, agency: Agency, error: Refused, **typed: object) -> HttpResponse:
    codes = tuple(chosen_of(request))
    return show_columns(
        request, agency, status=status_of(error), chosen=codes, problem=error.message, **typed
    )


def _back(agency: Agency) -> HttpResponse:
    return HttpResponseRedirect(reverse("upkeep:columns", args=(agency.pk,)), status=303)
