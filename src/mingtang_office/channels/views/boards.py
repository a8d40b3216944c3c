"""Notice boards: what hangs, what must be posted, what must come down; sheets and photographs."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.notices import Paper, notice_pdf
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import boards as actions
from mingtang_office.channels.actions.taking import take_photo
from mingtang_office.channels.forms.steps import BoardForm
from mingtang_office.channels.models import Act, ChannelKind, Dispatch
from mingtang_office.channels.printing import notice_of
from mingtang_office.channels.queries.boards import hanging_on, taken_down_from, to_do_on
from mingtang_office.channels.queries.channels import visible_channels
from mingtang_office.channels.shown import Road, Row, Sheet
from mingtang_office.channels.views.doors import channel_for, dispatch_for, may
from mingtang_office.channels.views.outbox import show as show_dispatch
from mingtang_office.channels.views.tabs import tabs_of
from mingtang_office.ui.files import receives_files

_SHOWN = 30


@login_required
@holders_only(Permission.VIEW_CHANNELS)
@require_GET
def boards(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = visible_channels(request.user, today).filter(kind=ChannelKind.BOARD)
    listed = [
        {
            "road": Road(each, today),
            "hanging": hanging_on(each).count(),
            "due": hanging_on(each).filter(down_on__lte=today).count(),
            "to_do": to_do_on(each).count(),
        }
        for each in rows.order_by("agency__path", "name")[:200]
    ]
    return render(
        request, "channels/boards.html", {"sections": tabs_of("boards"), "boards": listed}
    )


@login_required
@never_cache
@require_GET
def board(request: HttpRequest, pk: int) -> HttpResponse:
    held = channel_for(request, pk)
    if held.kind != ChannelKind.BOARD:
        raise Http404("这不是公告栏。")
    today = timezone.localdate()
    context = {
        "channel": held,
        "to_do": [Row(each) for each in to_do_on(held)],
        "sheets": [Sheet(each, today) for each in hanging_on(held)],
        "past": taken_down_from(held)[:_SHOWN],
        "runs": may(request, Permission.RUN_CHANNELS, held.agency),
    }
    return render(request, "channels/board.html", context)


@dataclass(frozen=True, slots=True)
class _Doing:
    """What a page of a board asks, and what is done with the answer."""

    title: str
    lead: str
    button: str
    act: Callable[..., Any]
    said: str


_POST = _Doing(
    "登记张贴",
    "打印张贴以后，在这里登记。替换旧公告的，旧公告同时登记为揭下。",
    "登记张贴",
    actions.post,
    "已登记张贴。",
)
_TAKE_DOWN = _Doing(
    "登记揭下", "从公告栏揭下以后，在这里登记。", "登记揭下", actions.take_down, "已登记揭下。"
)


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    return _filled(request, pk, _POST)


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    return _filled(request, pk, _TAKE_DOWN)


def _filled(request: HttpRequest, pk: int, doing: _Doing) -> HttpResponse:
    row = dispatch_for(request, pk, Permission.RUN_CHANNELS)
    if row.channel.kind != ChannelKind.BOARD:
        raise Http404("这不是公告栏的事项。")
    if request.method != "POST":
        initial = {"revision": row.revision, "on": timezone.localdate()}
        return _show(request, row, doing, BoardForm(initial=initial))
    form = BoardForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, row, doing, form, status=INVALID)
    try:
        doing.act(
            row=row,
            on=form.cleaned_data["on"],
            photo=form.cleaned_data["photo"],
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        now = dispatch_for(request, pk)
        data = with_revision(request, now.revision)
        status = status_of(error)
        return _show(request, now, doing, BoardForm(data), problem=error.message, status=status)
    messages.success(request, doing.said)
    return HttpResponseRedirect(reverse("channels:board", args=(row.channel_id,)), status=303)


def _show(
    request: HttpRequest,
    row: Dispatch,
    doing: _Doing,
    form: BoardForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"row": row, "doing": doing, "form": form, "problem": problem}
    return render(request, "channels/board_step.html", context, status=status)


@login_required
@require_GET
def sheet(request: HttpRequest, pk: int, paper: str) -> HttpResponseBase:
    """The sheet to print. What is published is no secret; who may see the dispatch may print it."""
    row = dispatch_for(request, pk)
    if paper not in set(Paper) or row.act == Act.WITHDRAW:
        raise Http404("没有这样的纸张。")
    try:
        data = notice_pdf(notice_of(row.piece), Paper(paper))
    except RenderingImpossible as error:
        return show_dispatch(request, row, problem=error.message, status=INVALID)
    return attachment(data, f"公告{row.pk}-{paper.upper()}.pdf", "application/pdf")


@login_required
@require_POST
def photo(request: HttpRequest, pk: int, which: str) -> HttpResponseBase:
    row = dispatch_for(request, pk)
    if which not in ("posted", "removed"):
        raise Http404("没有这张照片。")
    try:
        data = take_photo(row=row, which=which, by=person_of(request), now=timezone.now())
    except Refused as error:
        return show_dispatch(request, row, problem=error.message, status=CONFLICT)
    word = "张贴" if which == "posted" else "揭下"
    return attachment(data, f"公告{row.pk}{word}照片.jpg", "application/octet-stream")


def attachment(data: bytes, name: str, media_type: str) -> FileResponse:
    """Always saved, never shown by the browser."""
    return FileResponse(
        io.BytesIO(data),
        as_attachment=True,
        filename=name,
        content_type=media_type,
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
