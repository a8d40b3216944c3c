"""The channels of agencies: listed, set up, changed, switched on and off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.page_steps import INVALID, status_of, with_revision
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.views.forms import agency_for
from mingtang_office.channels.actions import arranging
from mingtang_office.channels.forms.arranging import ChannelForm
from mingtang_office.channels.models import Channel, ChannelKind
from mingtang_office.channels.queries.channels import visible_channels
from mingtang_office.channels.shown import Road
from mingtang_office.channels.views.doors import channel_for, may, revision_of
from mingtang_office.channels.views.tabs import tabs_of
from mingtang_office.ui.paging import Order, page_of

_FEW = 5  # agencies for which the page itself offers to set up


@login_required
@holders_only(Permission.VIEW_CHANNELS)
@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = visible_channels(request.user, today)
    page = page_of(rows, Order(), request.GET)
    mine = agencies_for(person_of(request), Permission.SET_UP_CHANNELS, today)[:_FEW]
    context = {
        "sections": tabs_of("channels"),
        "page": page,
        "roads": [Road(each, today) for each in page.rows],
        "offers": [(agency, _offers(agency)) for agency in mine],
    }
    return render(request, "channels/channels.html", context)


def _offers(agency: Agency) -> list[tuple[str, str]]:
    has_portal = Channel.objects.filter(agency=agency, kind=ChannelKind.PORTAL).exists()
    kinds = [kind for kind in ChannelKind if not (has_portal and kind is ChannelKind.PORTAL)]
    return [(k.label, reverse("channels:set_up", args=(agency.pk, k.value))) for k in kinds]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    agency = agency_for(request, pk, Permission.SET_UP_CHANNELS)
    if kind not in set(ChannelKind):
        raise Http404("没有这种渠道。")
    which = ChannelKind(kind)
    today = timezone.localdate()
    form = ChannelForm(request.POST if request.method == "POST" else None, kind=which, today=today)
    if request.method != "POST" or not form.is_valid():
        status = INVALID if form.is_bound else 200
        return _form(request, agency, which, form, status=status)
    try:
        made = arranging.set_up(
            agency=agency,
            kind=which,
            arrangement=form.arrangement,
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _form(request, agency, which, form, problem=error.message, status=INVALID)
    messages.success(request, _SET_UP_OFF if not made.is_on else "渠道已设置并启用。")
    return _back(made)


_SET_UP_OFF = "渠道已设置，还没有启用。核对无误后，请在下面启用。"


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    held = channel_for(request, pk)
    if request.method != "POST":
        return show(request, held)
    held = channel_for(request, pk, Permission.SET_UP_CHANNELS)
    form = _form_of(held, request.POST)
    if not form.is_valid():
        return show(request, held, form=form, status=INVALID)
    try:
        arranging.change(
            channel=held,
            arrangement=form.arrangement,
            expected_revision=revision_of(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error)
    messages.success(request, "渠道设置已保存。")
    return _back(held)


@login_required
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    to = request.POST.get("to") == "on"

    def act(**known: Any) -> Channel:
        return arranging.switch(on=to, **known)

    return _do(request, pk, act, "渠道已启用。" if to else "渠道已停用，不再在上面发布新的内容。")


@login_required
@require_POST
def renew_address(request: HttpRequest, pk: int) -> HttpResponse:
    said = "播放地址已更换，请在电子屏上改用新的地址。"
    return _do(request, pk, arranging.renew_address, said)


def _do(request: HttpRequest, pk: int, action: Callable[..., Channel], said: str) -> HttpResponse:
    held = channel_for(request, pk, Permission.SET_UP_CHANNELS)
    try:
        action(
            channel=held,
            expected_revision=revision_of(request),
            by=person_of(request),
            now=timezone.now(),
        )
    except Refused as error:
        return _refused(request, pk, error)
    messages.success(request, said)
    return _back(held)


def _form_of(held: Channel, data: Any = None) -> ChannelForm:
    kind = ChannelKind(held.kind)
    return ChannelForm(data, kind=kind, today=timezone.localdate(), channel=held)


def show(
    request: HttpRequest,
    held: Channel,
    *,
    form: ChannelForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    sets_up = may(request, Permission.SET_UP_CHANNELS, held.agency)
    context = {
        "channel": held,
        "road": Road(held, timezone.localdate()),
        "form": form or _form_of(held),
        "missing": "、".join(arranging.missing_of(held)),
        "problem": problem,
        "sets_up": sets_up,
        "screen_address": request.build_absolute_uri(reverse("channel_screen", args=(held.token,)))
        if held.token
        else "",
    }
    return render(request, "channels/channel.html", context, status=status)


def _form(
    request: HttpRequest,
    agency: Agency,
    kind: ChannelKind,
    form: ChannelForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"agency": agency, "kind": kind, "form": form, "problem": problem}
    return render(request, "channels/set_up.html", context, status=status)


def _refused(request: HttpRequest, pk: int, error: Refused) -> HttpResponse:
    """The page as it stands now, with what was typed and the revision now seen."""
    held = channel_for(request, pk)
    form = None
    if "name" in request.POST:
        data = with_revision(request, held.revision)
        form = _form_of(held, data)
    status = status_of(error)
    return show(request, held, form=form, problem=error.message, status=status)


def _back(held: Channel) -> HttpResponse:
    return HttpResponseRedirect(reverse("channels:channel", args=(held.pk,)), status=303)
