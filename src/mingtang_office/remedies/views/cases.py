"""The page of a case; its parties, opened on purpose and on record; its files and its bundle."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import status_of
from mingtang_office.agencies.refusals import Refused
from mingtang_office.remedies.actions import bundles, files, parties
from mingtang_office.remedies.models import PartyRole, Remedy
from mingtang_office.remedies.screen import RemedyScreen
from mingtang_office.remedies.shown import Row, lines_of
from mingtang_office.remedies.views.doors import allowed, remedy_or_404, rights_of


@login_required
@never_cache
@require_GET
def remedy(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, remedy_or_404(request, pk))


def show(
    request: HttpRequest, remedy: Remedy, *, status: int = 200, problem: str = "", **more: Any
) -> HttpResponse:
    """The page; `problem` says why something was not done."""
    today = timezone.localdate()
    present = list(remedy.parties.filter(removed_at__isnull=True))
    claimants = [each.pk for each in present if each.role == PartyRole.CLAIMANT]
    context = {
        "remedy": remedy,
        "row": Row(remedy, today),
        "screen": RemedyScreen(remedy, today),
        "rights": rights_of(request, remedy),
        "problem": problem,
        "lines": lines_of(remedy),
        "parties": present,
        "kept": claimants if len(claimants) == 1 else (),  # the only claimant stays
        "files": remedy.files.select_related("by"),
        "suits": remedy.followed_by.filter(struck_at__isnull=True),
        **more,
    }
    return render(request, "remedies/remedy.html", context, status=status)


@login_required
@never_cache
@require_POST
def open_parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Who the parties are. It is asked for by a button, since having looked is entered on the trail."""
    held = allowed(request, pk, Permission.SEE_APPLICANTS)
    try:
        opened = parties.open_parties(remedy=held, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, held, status=409, problem=error.message)
    return show(request, held, opened=opened)


@login_required
@require_POST
def remove_party(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    held = allowed(request, pk)
    party = get_object_or_404(held.parties.filter(removed_at__isnull=True), pk=number)
    try:
        parties.remove_party(
            party=party,
            expected_revision=_revision(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error)
    messages.success(request, "已移除这名当事人。")
    return _back(held)


@login_required
@require_POST
def file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    held = allowed(request, pk, Permission.SEE_APPLICANTS)
    row = get_object_or_404(held.files.select_related("remedy"), pk=number)
    try:
        data = files.open_file(row=row, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, held, status=409, problem=error.message)
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=row.name,
        content_type="application/octet-stream",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


@login_required
@require_POST
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the bundle for the court and keep it among the files, from where it is taken."""
    held = allowed(request, pk)
    try:
        row = bundles.make_bundle(
            remedy=held,
            expected_revision=_revision(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error)
    messages.success(request, f"已生成案卷并核对无误，存入案件文件：{row.name}。")
    return _back(held)


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _refused(request: HttpRequest, pk: int, error: Refused) -> HttpResponse:
    status = status_of(error)
    return show(request, remedy_or_404(request, pk), status=status, problem=error.message)


def _back(remedy: Remedy) -> HttpResponse:
    return HttpResponseRedirect(reverse("remedies:remedy", args=(remedy.pk,)), status=303)
