"""Issues of the gazette, and lists of what is handed to archive and library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import batches as actions
from mingtang_office.channels.actions.taking import take_file
from mingtang_office.channels.forms.steps import HandOverForm
from mingtang_office.channels.models import Act, Batch, BatchState, ChannelKind, DispatchState
from mingtang_office.channels.queries.batches import visible_batches
from mingtang_office.channels.transfers import act_words
from mingtang_office.channels.views.boards import attachment
from mingtang_office.channels.views.doors import batch_for, may, revision_of
from mingtang_office.channels.views.tabs import tabs_of
from mingtang_office.ui.components import Tone
from mingtang_office.ui.files import receives_files
from mingtang_office.ui.paging import Order, page_of

TONES = {
    BatchState.COLLECTING: Tone.OPEN,
    BatchState.MADE: Tone.WAITING,
    BatchState.HANDED_OVER: Tone.DONE,
}


def state_words(batch: Batch) -> str:
    is_gazette = batch.channel.kind == ChannelKind.GAZETTE
    match batch.state:
        case BatchState.COLLECTING:
            return "收集中"
        case BatchState.MADE:
            return "已编成，等印发" if is_gazette else "已编成，等移交"
        case _:
            return "已印发" if is_gazette else "已移交"


@login_required
@holders_only(Permission.VIEW_CHANNELS)
@require_GET
def batches(request: HttpRequest) -> HttpResponse:
    rows = visible_batches(request.user, timezone.localdate())
    page = page_of(rows, Order(), request.GET)
    context = {
        "sections": tabs_of("batches"),
        "page": page,
        "batches": [
            {"batch": each, "state": state_words(each), "tone": TONES[BatchState(each.state)]}
            for each in page.rows
        ],
    }
    return render(request, "channels/batches.html", context)


@login_required
@never_cache
@require_GET
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, batch_for(request, pk))


def show(
    request: HttpRequest, held: Batch, *, problem: str = "", status: int = 200
) -> HttpResponse:
    rows = list(held.dispatches.select_related("piece").order_by("place", "pk"))
    context = {
        "batch": held,
        "state": state_words(held),
        "tone": TONES[BatchState(held.state)],
        "is_gazette": held.channel.kind == ChannelKind.GAZETTE,
        "rows": [(row, act_words(Act(row.act))) for row in rows],
        "has_dropped": any(row.state == DispatchState.DROPPED for row in rows),
        "files": held.files.all(),
        "problem": problem,
        "runs": may(request, Permission.RUN_CHANNELS, held.channel.agency),
    }
    return render(request, "channels/batch.html", context, status=status)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    number = request.POST.get("row", "")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    up = request.POST.get("way") == "up"

    def act(**known: Any) -> Batch:
        return actions.move(row=wanted, up=up, **known)

    return _do(request, pk, act, "")


@login_required
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.make, "已编成，文件在下面下载。")


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.reopen, "已退回，可以调整后重新编成。")


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    held = batch_for(request, pk, Permission.RUN_CHANNELS)
    is_gazette = held.channel.kind == ChannelKind.GAZETTE
    if request.method != "POST":
        initial = {
            "revision": held.revision,
            "on": timezone.localdate(),
            "to": held.channel.name,
        }
        return _form(request, held, HandOverForm(initial=initial, is_gazette=is_gazette))
    form = HandOverForm(request.POST, request.FILES, is_gazette=is_gazette)
    if not form.is_valid():
        return _form(request, held, form, status=INVALID)
    try:
        actions.hand_over(
            batch=held,
            given=form.given,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        now = batch_for(request, pk)
        data = with_revision(request, now.revision)
        again = HandOverForm(data, is_gazette=is_gazette)
        status = status_of(error)
        return _form(request, now, again, problem=error.message, status=status)
    messages.success(request, "已登记印发。" if is_gazette else "已登记移交。")
    return _back(held)


@login_required
@require_POST
def file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    held = batch_for(request, pk)
    row = get_object_or_404(held.files.select_related("batch__channel__agency"), pk=number)
    try:
        data = take_file(file=row, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show(request, held, problem=error.message, status=CONFLICT)
    return attachment(data, row.name, "application/octet-stream")


def _do(request: HttpRequest, pk: int, action: Callable[..., Batch], said: str) -> HttpResponse:
    held = batch_for(request, pk, Permission.RUN_CHANNELS)
    try:
        action(
            batch=held,
            expected_revision=revision_of(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        status = status_of(error)
        return show(request, batch_for(request, pk), problem=error.message, status=status)
    if said:
        messages.success(request, said)
    return _back(held)


def _form(
    request: HttpRequest,
    held: Batch,
    form: HandOverForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    is_gazette = held.channel.kind == ChannelKind.GAZETTE
    context = {"batch": held, "form": form, "problem": problem, "is_gazette": is_gazette}
    return render(request, "channels/hand_over.html", context, status=status)


def _back(held: Batch) -> HttpResponse:
    return HttpResponseRedirect(reverse("channels:batch", args=(held.pk,)), status=303)
