"""The outbox, and one dispatch with its attempts and its proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.reach import within_reach
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import handwork
from mingtang_office.channels.forms.filter import OutboxFilter
from mingtang_office.channels.forms.steps import DoneForm
from mingtang_office.channels.models import Channel, Dispatch
from mingtang_office.channels.queries.outbox import NEWEST, Tray, dispatches_of
from mingtang_office.channels.shown import Row, attempts_of
from mingtang_office.channels.views.doors import dispatch_for, may, revision_of
from mingtang_office.channels.views.tabs import tabs_of
from mingtang_office.ui.components import Tab
from mingtang_office.ui.paging import page_of


def _wanted(query: QueryDict) -> Tray:
    try:
        return Tray(query.get("list", ""))
    except ValueError:
        return Tray.OPEN


@login_required
@holders_only(Permission.VIEW_CHANNELS)
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    today, which, form = timezone.localdate(), _wanted(request.GET), OutboxFilter(request.GET)
    reached = within_reach(Channel.objects.all(), request.user, Permission.VIEW_CHANNELS, today)
    rows = Dispatch.objects.filter(which.condition, channel__in=reached.values("pk"))
    rows = rows.select_related("channel", "channel__agency", "piece", "batch")
    rows = form.narrow(rows) if form.is_valid() else rows.none()
    page = page_of(rows, NEWEST, request.GET)
    address = reverse("channels:outbox")
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "which": which,
        "sections": tabs_of("outbox"),
        "tabs": [Tab(t.label, f"{address}?list={t}", is_current=t is which) for t in Tray],
        "page": page,
        "rows": [Row(each) for each in page.rows],
    }
    return render(request, "channels/outbox.html", context)


@login_required
@never_cache
@require_GET
def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, dispatch_for(request, pk))


def show(
    request: HttpRequest,
    row: Dispatch,
    *,
    form: DoneForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `problem` says why something was not done."""
    shown = Row(row)
    context: dict[str, Any] = {
        "row": row,
        "shown": shown,
        "timeline": attempts_of(row),
        "form": form or DoneForm(initial={"revision": row.revision}),
        "is_bound": form is not None,
        "problem": problem,
        "hanging": getattr(row, "hanging", None),
        "others": dispatches_of(row.key).exclude(pk=row.pk).filter(channel=row.channel_id),
        "runs": may(request, Permission.RUN_CHANNELS, row.channel.agency),
    }
    return render(request, "channels/dispatch.html", context, status=status)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, handwork.retry, "已放回待发，系统马上重新发送。")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, handwork.give_up, "已取消这件事项。")


@login_required
@require_POST
def mark_done(request: HttpRequest, pk: int) -> HttpResponse:
    row = dispatch_for(request, pk, Permission.RUN_CHANNELS)
    form = DoneForm(request.POST)
    if not form.is_valid():
        return show(request, row, form=form, status=INVALID)
    try:
        handwork.mark_done(
            row=row,
            shown=form.shown,
            expected_revision=form.cleaned_data["revision"],
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error, form)
    messages.success(request, "已登记为人工办理。")
    return _back(pk)


def _do(request: HttpRequest, pk: int, action: Callable[..., Any], said: str) -> HttpResponse:
    row = dispatch_for(request, pk, Permission.RUN_CHANNELS)
    try:
        action(
            row=row,
            expected_revision=revision_of(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error)
    messages.success(request, said)
    return _back(pk)


def _refused(
    request: HttpRequest, pk: int, error: Refused, form: DoneForm | None = None
) -> HttpResponse:
    """The page as it stands now, with what was typed and the revision now seen."""
    row = dispatch_for(request, pk)
    if form is not None:
        data = with_revision(request, row.revision)
        form = DoneForm(data)
    status = status_of(error)
    return show(request, row, form=form, problem=error.message, status=status)


def _back(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("channels:dispatch", args=(pk,)), status=303)
