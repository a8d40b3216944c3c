"""How a dispatch comes to its end: carried out, handed to people, dropped."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.channels.adapters.contract import Receipt
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchState,
    Channel,
    ChannelKind,
    Dispatch,
    DispatchState,
)
from mingtang_office.channels.queries.outbox import stands_before

_FIELDS = (
    "state",
    "claim",
    "claimed_until",
    "is_unclear",
    "remote_id",
    "address",
    "receipt",
    "receipt_sha256",
    "note",
    "done_at",
    "done_by",
    "batch",
    "place",
    "revision",
)


def save(row: Dispatch, *more: str) -> None:
    row.revision += 1
    row.save(update_fields=(*_FIELDS, *more))


def settle_here(row: Dispatch, *, by: User, now: datetime) -> None:
    """An act that goes over no network: the portal and the screens show it from this transaction on;
    a board, an issue, a list need people."""
    kind = ChannelKind(row.channel.kind)
    standing = stands_before(row)
    if row.act == Act.WITHDRAW and standing is None:
        finish(row, Receipt(), by=by, now=now, note="在这个渠道上没有发出过，不需要撤下。")
    elif kind in (ChannelKind.PORTAL, ChannelKind.SCREEN):
        finish(row, Receipt(address=_shown_at(row), proof=_proof(row)), by=by, now=now)
    else:
        row.state = DispatchState.BY_HAND
        if row.channel.collects:
            _collect(row, now)
        save(row)


def _shown_at(row: Dispatch) -> str:
    if row.channel.kind == ChannelKind.PORTAL:
        return row.piece.address
    path = reverse("channel_screen", args=(row.channel.token,))
    return f"{settings.SITE_URL}{path}"


def _proof(row: Dispatch) -> bytes:
    """What stands there from now on, by its digest."""
    return f"{row.act} {row.piece.key} {row.piece.version} {row.piece.digest}".encode()


def _collect(row: Dispatch, now: datetime) -> None:
    """Into the batch that is being collected, at its end."""
    Channel.objects.select_for_update().get(pk=row.channel_id)
    batch, _ = Batch.objects.get_or_create(
        channel=row.channel, state=BatchState.COLLECTING, defaults={"opened_at": now}
    )
    last = batch.dispatches.order_by("-place").values_list("place", flat=True).first()
    row.batch, row.place = batch, (last or 0) + 1


def finish(
    row: Dispatch,
    receipt: Receipt,
    *,
    by: User | None,
    now: datetime,
    note: str = "",
    permission: Permission | None = None,
) -> None:
    """Enter the proof that an act was carried out; `by` None: by the worker."""
    row.state = DispatchState.DONE
    row.claim, row.claimed_until, row.is_unclear = "", None, False
    row.remote_id, row.address = receipt.remote_id, receipt.address
    row.receipt = receipt.proof
    row.receipt_sha256 = sha256(receipt.proof).hexdigest() if receipt.proof else ""
    row.done_at, row.done_by, row.note = now, by, note
    save(row)
    entries.write(
        "channels.carried_out",
        on=row,
        agency=row.channel.agency,
        by=by,
        now=now,
        permission=permission,
        facts={
            "channel": row.channel_id,
            "act": row.act,
            "piece": row.key,
            "version": row.piece.version,
            "receipt": row.receipt_sha256,
        },
    )


def drop(row: Dispatch, note: str, *, now: datetime, by: User | None = None) -> None:
    """It has not gone out and need not any more. An issue that was made keeps its row."""
    row.state, row.note = DispatchState.DROPPED, note
    row.claim, row.claimed_until, row.is_unclear = "", None, False
    if row.batch is not None and row.batch.state == BatchState.COLLECTING:
        row.batch = None
    save(row)
    facts = {"channel": row.channel_id, "act": row.act, "piece": row.key}
    entries.write(
        "channels.dropped", on=row, agency=row.channel.agency, by=by, now=now, facts=facts
    )
