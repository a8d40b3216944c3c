"""The channels of each side: a board on which something hangs, an issue that was made."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingtang_office.agencies.grants import Permission
from mingtang_office.channels.actions.snapshots import Content, fix
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchFile,
    BatchState,
    Channel,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)
from tests.office.conftest import NOW, TODAY
from tests.office.walk.doors import Surface
from tests.office.walk.world import Side


def posted(side: Side) -> dict[str, Any]:
    """What hangs on its board; made when it is first asked for, with everything else."""
    return {"pk": _made(side).pk}


def board(side: Side) -> dict[str, Any]:
    return {"pk": _made(side).channel_id}


def issue(side: Side) -> dict[str, Any]:
    _made(side)
    return {"pk": Batch.objects.get(channel__agency=side.agency).pk}


def issue_file(side: Side) -> dict[str, Any]:
    return {**issue(side), "number": BatchFile.objects.get(batch__channel__agency=side.agency).pk}


def _made(side: Side) -> Dispatch:
    found = Dispatch.objects.filter(channel__agency=side.agency, channel__kind="board").first()
    return found or _make(side)


def _make(side: Side) -> Dispatch:
    content = Content(
        f"{side.mark}公告", side.agency.name, TODAY, f"<p>{side.mark}</p>", "https://example.org/1/"
    )
    piece = fix(
        agency=side.agency, key=f"tests.item:{side.name}", version=1, content=content, now=NOW
    )
    channels = {
        kind: Channel.objects.create(
            agency=side.agency,
            kind=kind,
            name=f"{side.mark}{kind.label}",
            is_on=True,
            since=date(2026, 1, 1),
            by=side.person,
            at=NOW,
        )
        for kind in (ChannelKind.BOARD, ChannelKind.GAZETTE)
    }
    batch = Batch.objects.create(
        channel=channels[ChannelKind.GAZETTE],
        state=BatchState.MADE,
        year=2026,
        number=1,
        made_at=NOW,
        made_by=side.person,
        opened_at=NOW,
    )
    BatchFile.objects.create(
        batch=batch, name=f"{side.mark}.pdf", stored="channels/none", sha256="0", size=1, at=NOW
    )
    rows = {
        kind: Dispatch.objects.create(
            piece=piece,
            channel=channel,
            key=piece.key,
            act=Act.PUBLISH,
            state=DispatchState.BY_HAND,
            next_try_at=NOW,
            queued_by=side.person,
            queued_at=NOW,
            batch=batch if kind is ChannelKind.GAZETTE else None,
        )
        for kind, channel in channels.items()
    }
    row = rows[ChannelKind.BOARD]
    row.state, row.done_at = DispatchState.DONE, NOW
    row.save()
    Hanging.objects.create(dispatch=row, posted_on=TODAY, posted_by=side.person, entered_at=NOW)
    return row


CHANNELS = {
    # Channels: what hangs and what was made comes first, so that the lists have something to hide
    "channels:dispatch": Surface(Permission.VIEW_CHANNELS, posted),
    "channels:sheet": Surface(
        Permission.VIEW_CHANNELS, lambda side: {**posted(side), "paper": "a4"}
    ),
    "channels:photo": Surface(
        Permission.VIEW_CHANNELS,
        lambda side: {**posted(side), "which": "posted"},
        post=True,
    ),
    "channels:retry": Surface(Permission.RUN_CHANNELS, posted, post=True),
    "channels:mark_done": Surface(Permission.RUN_CHANNELS, posted, post=True),
    "channels:drop": Surface(Permission.RUN_CHANNELS, posted, post=True),
    "channels:post": Surface(Permission.RUN_CHANNELS, posted),
    "channels:take_down": Surface(Permission.RUN_CHANNELS, posted),
    "channels:board": Surface(Permission.VIEW_CHANNELS, board),
    "channels:channel": Surface(Permission.VIEW_CHANNELS, board),
    "channels:switch": Surface(Permission.SET_UP_CHANNELS, board, post=True),
    "channels:renew_address": Surface(Permission.SET_UP_CHANNELS, board, post=True),
    "channels:set_up": Surface(
        Permission.SET_UP_CHANNELS, lambda side: {"pk": side.agency.pk, "kind": "screen"}
    ),
    "channels:batch": Surface(Permission.VIEW_CHANNELS, issue),
    "channels:batch_file": Surface(Permission.VIEW_CHANNELS, issue_file, post=True),
    "channels:move": Surface(Permission.RUN_CHANNELS, issue, post=True),
    "channels:make": Surface(Permission.RUN_CHANNELS, issue, post=True),
    "channels:reopen": Surface(Permission.RUN_CHANNELS, issue, post=True),
    "channels:hand_over": Surface(Permission.RUN_CHANNELS, issue),
    "channels:outbox": Surface(Permission.VIEW_CHANNELS),
    "channels:channels": Surface(Permission.VIEW_CHANNELS),
    "channels:boards": Surface(Permission.VIEW_CHANNELS),
    "channels:batches": Surface(Permission.VIEW_CHANNELS),
}
