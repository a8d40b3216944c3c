"""An act enters the outbox, in the transaction that decides on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import settling, waking
from mingtang_office.channels.models import (
    UNFINISHED,
    Act,
    Channel,
    Dispatch,
    DispatchState,
    Piece,
)
from mingtang_office.channels.queries.channels import is_in_force


@transaction.atomic
def enqueue(
    *, piece: Piece, channels: Iterable[Channel], act: Act, by: User, now: datetime
) -> tuple[Dispatch, ...]:
    """Enter one act for each of these channels; twice is as good as once. Whether it may be published is
    the caller's to check. What is done here needs no worker: the portal and the screens at once, boards
    and lists as work for people; the others are sent after the transaction.

    Raises `Refused` where something new is to go out on a channel that is switched off.
    """
    rows = []
    for channel in Channel.objects.filter(pk__in=[each.pk for each in channels]).order_by("pk"):
        _refuse(piece, channel, act, now)
        rows.append(_enter(piece, channel, act, by, now))
    if any(row.state == DispatchState.WAITING for row in rows):
        waking.call()
    return tuple(rows)


def _refuse(piece: Piece, channel: Channel, act: Act, now: datetime) -> None:
    if channel.agency_id != piece.agency_id:
        raise Refused(f"“{channel}”不是发布机关的渠道，不能在上面发布。")
    if act is Act.PUBLISH and not is_in_force(channel, timezone.localdate(now)):
        raise Refused(f"“{channel}”没有启用，请先启用这个渠道，或者不在这个渠道发布。")


def _enter(piece: Piece, channel: Channel, act: Act, by: User, now: datetime) -> Dispatch:
    earlier = list(
        Dispatch.objects.select_for_update()
        .filter(channel=channel, key=piece.key, state__in=UNFINISHED)
        .order_by("pk")
    )
    row, is_new = Dispatch.objects.get_or_create(
        piece=piece,
        channel=channel,
        act=act,
        defaults={
            "key": piece.key,
            "next_try_at": now,
            "queued_by": by,
            "queued_at": now,
        },
    )
    if not is_new:
        return row
    for before in earlier:
        _supersede(before, row, now)
    entries.write(
        "channels.enqueued",
        on=row,
        agency=channel.agency,
        by=by,
        now=now,
        facts={
            "channel": channel.pk,
            "kind": channel.kind,
            "act": str(act),
            "piece": piece.key,
            "version": piece.version,
            "digest": piece.digest,
        },
    )
    if not channel.is_online:
        settling.settle_here(row, by=by, now=now)
    return row


def _supersede(before: Dispatch, row: Dispatch, now: datetime) -> None:
    """What certainly has not gone out yet need not go any more."""
    if before.state == DispatchState.SENDING or before.is_unclear or before.act == Act.WITHDRAW:
        return
    word = "撤下" if row.act == Act.WITHDRAW else "更新"
    settling.drop(before, f"还没有发出就已{word}。", now=now)
