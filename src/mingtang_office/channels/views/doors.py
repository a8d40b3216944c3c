"""Who gets to a channel, a dispatch, an issue: whoever sees it (else there is none), and for a change
whoever may."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.channels.models import Batch, Channel, Dispatch
from mingtang_office.channels.queries.batches import visible_batches
from mingtang_office.channels.queries.channels import visible_channels
from mingtang_office.channels.queries.outbox import visible_dispatches

_SEEN = Permission.VIEW_CHANNELS


def dispatch_for(request: HttpRequest, pk: int, permission: Permission = _SEEN) -> Dispatch:
    """A dispatch that the person sees (else 404) and at whose agency they may do this (else 403)."""
    rows = visible_dispatches(request.user, timezone.localdate())
    row = get_object_or_404(rows.select_related("queued_by", "done_by"), pk=pk)
    _require(request, permission, row.channel.agency)
    return row


def channel_for(request: HttpRequest, pk: int, permission: Permission = _SEEN) -> Channel:
    channel = get_object_or_404(visible_channels(request.user, timezone.localdate()), pk=pk)
    _require(request, permission, channel.agency)
    return channel


def batch_for(request: HttpRequest, pk: int, permission: Permission = _SEEN) -> Batch:
    batch = get_object_or_404(visible_batches(request.user, timezone.localdate()), pk=pk)
    _require(request, permission, batch.channel.agency)
    return batch


def may(request: HttpRequest, permission: Permission, agency: Agency) -> bool:
    return policy.may(request.user, permission, agency, timezone.localdate())


def revision_of(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _require(request: HttpRequest, permission: Permission, agency: Agency) -> None:
    if permission is not _SEEN:
        policy.require(request.user, permission, agency, timezone.localdate())
