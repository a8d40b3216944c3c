"""Notice boards: a sheet is posted, replaced, taken down by people, who enter it here on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.channels.actions import holding, settling
from mingtang_office.channels.actions.folders import FOLDER
from mingtang_office.channels.adapters.contract import Receipt
from mingtang_office.channels.models import (
    Act,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)
from mingtang_office.channels.queries.outbox import stands_before
from mingtang_office.trail import sealed_files


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of the board, as proof; sealed, since passers-by may be on it."""

    data: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


@transaction.atomic
def post(
    *,
    row: Dispatch,
    on: date,
    photo: Photo | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Hanging:
    """A sheet was posted on this day; the one it replaces was taken down with it."""
    held = _held(row, expected_revision, by, now)
    if held.act == Act.WITHDRAW:
        raise Refused("这是要揭下的，请登记揭下。")
    _refuse_day(on, held, now)
    before = stands_before(held)
    hanging = Hanging.objects.filter(dispatch=before).first() if before else None
    if hanging is not None and hanging.removed_on is None:
        _remove(hanging, on, None, by)
    until = held.piece.until
    kept = _kept(held, photo, now)
    made = Hanging.objects.create(
        dispatch=held,
        posted_on=on,
        posted_by=by,
        posted_photo=kept,
        posted_sha256=photo.sha256 if photo else "",
        down_on=until + timedelta(days=1) if until else None,
        entered_at=now,
    )
    _finish(held, f"posted {on.isoformat()} {made.posted_sha256}", by, now)
    return made


@transaction.atomic
def take_down(
    *,
    row: Dispatch,
    on: date,
    photo: Photo | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Hanging:
    """The sheet was taken down on this day: because its days are over (`row` is what was posted) or
    because it was withdrawn (`row` is the withdrawal)."""
    held = _held(row, expected_revision, by, now)
    refuse_to_come(on, now)
    posted = stands_before(held) if held.act == Act.WITHDRAW else held
    hanging = Hanging.objects.select_for_update().filter(dispatch=posted).first()
    if hanging is None or hanging.removed_on is not None:
        raise Refused("这份公告没有登记在张贴，或者已经揭下。")
    if on < hanging.posted_on:
        raise Refused("揭下日期不能早于张贴日期。")
    _remove(hanging, on, (photo, _kept(hanging.dispatch, photo, now)) if photo else None, by)
    if held.act == Act.WITHDRAW:
        _finish(held, f"removed {on.isoformat()} {hanging.removed_sha256}", by, now)
    else:
        settling.save(held)
        facts = {"piece": held.key, "on": on.isoformat()}
        entries.write(
            "channels.taken_down",
            on=held,
            agency=held.channel.agency,
            by=by,
            now=now,
            permission=Permission.RUN_CHANNELS,
            facts=facts,
        )
        _finish_withdrawal(held, on, by, now)
    return hanging


def _finish_withdrawal(posted: Dispatch, on: date, by: User, now: datetime) -> None:
    """Whoever takes down a sheet that was withdrawn has done what the withdrawal asks."""
    rows = Dispatch.objects.select_for_update(of=("self",)).select_related(
        "piece", "channel", "channel__agency"
    )
    withdrawal = rows.filter(
        channel=posted.channel_id,
        key=posted.key,
        pk__gt=posted.pk,
        act=Act.WITHDRAW,
        state=DispatchState.BY_HAND,
    ).first()
    if withdrawal is not None:
        _finish(withdrawal, f"removed {on.isoformat()}", by, now)


def _held(row: Dispatch, expected_revision: int, by: User, now: datetime) -> Dispatch:
    held = holding.take_dispatch(row, expected_revision, by, now)
    if held.channel.kind != ChannelKind.BOARD:
        raise Refused("这不是公告栏的事项。")
    if held.state not in (DispatchState.BY_HAND, DispatchState.DONE):
        raise Refused(f"这件事项现在是“{held.get_state_display()}”，不能登记。")
    return held


def _refuse_day(on: date, held: Dispatch, now: datetime) -> None:
    refuse_to_come(on, now)
    if held.state != DispatchState.BY_HAND:
        raise Refused("这份公告已经登记张贴。")
    if held.piece.until is not None and on > held.piece.until:
        raise Refused("公示期已过，不再张贴；请取消这件事项。")


def _remove(hanging: Hanging, on: date, proof: tuple[Photo, str] | None, by: User) -> None:
    hanging.removed_on, hanging.removed_by = on, by
    if proof is not None:
        photo, hanging.removed_photo = proof
        hanging.removed_sha256 = photo.sha256
    hanging.save()


def _kept(row: Dispatch, photo: Photo | None, now: datetime) -> str:
    return sealed_files.keep(row, photo.data, folder=FOLDER, now=now) if photo else ""


def _finish(row: Dispatch, words: str, by: User, now: datetime) -> None:
    proof = Receipt(proof=f"{words} {row.piece.digest}".encode())
    settling.finish(row, proof, by=by, now=now, permission=Permission.RUN_CHANNELS)
