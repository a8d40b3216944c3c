"""What people do with a dispatch that the system has given up, or that is theirs to carry out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import holding, settling, waking
from mingtang_office.channels.adapters.contract import Receipt
from mingtang_office.channels.models import Act, Dispatch, DispatchState


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person shows for an act that they carried out themselves."""

    address: str = ""
    remote_id: str = ""
    words: str = ""


_OPEN = (DispatchState.GIVEN_UP, DispatchState.FAILED, DispatchState.WAITING)


@transaction.atomic
def retry(*, row: Dispatch, expected_revision: int, by: User, now: datetime) -> Dispatch:
    """Send it anew. The channel is asked first where it may have arrived; what an attempt remembered of
    a task of the channel that came to nothing is forgotten."""
    held = holding.take_dispatch(row, expected_revision, by, now)
    if held.state not in _OPEN or not held.channel.is_online:
        raise Refused(f"这件事项现在是“{held.get_state_display()}”，不能重新发送。")
    if held.state == DispatchState.GIVEN_UP:
        held.progress, held.attempts = {}, 0
    held.state, held.next_try_at, held.note = DispatchState.WAITING, now, ""
    settling.save(held, "progress", "attempts", "next_try_at")
    _write("channels.retried", held, by, now)
    waking.call()
    return held


@transaction.atomic
def mark_done(
    *, row: Dispatch, shown: Shown, expected_revision: int, by: User, now: datetime
) -> Dispatch:
    """A person has carried it out on the channel themselves, and shows where."""
    held = holding.take_dispatch(row, expected_revision, by, now)
    if held.state not in _OPEN or not held.channel.is_online:
        raise Refused(f"这件事项现在是“{held.get_state_display()}”，不能这样登记。")
    if held.act != Act.WITHDRAW and not shown.address:
        raise Refused("请填写发布后的网址，作为已经发布的凭据。")
    receipt = Receipt(shown.remote_id, shown.address, shown.words.encode())
    settling.finish(
        held,
        receipt,
        by=by,
        now=now,
        note="由人在渠道上办理。",
        permission=Permission.RUN_CHANNELS,
    )
    waking.call()  # what stood behind it may go now
    return held


@transaction.atomic
def give_up(*, row: Dispatch, expected_revision: int, by: User, now: datetime) -> Dispatch:
    """Do without it: a person has made sure that nothing of it stands on the channel."""
    held = holding.take_dispatch(row, expected_revision, by, now)
    if held.state not in (*_OPEN, DispatchState.BY_HAND):
        raise Refused(f"这件事项现在是“{held.get_state_display()}”，不能取消。")
    if held.act == Act.WITHDRAW:
        raise Refused("撤下的事项不能取消：已撤回的信息不得留在渠道上。请撤下后登记。")
    settling.drop(held, "经办人核实没有发出，取消发送。", now=now, by=by)
    return held


def _write(action: str, row: Dispatch, by: User, now: datetime) -> None:
    entries.write(
        action,
        on=row,
        agency=row.channel.agency,
        by=by,
        now=now,
        permission=Permission.RUN_CHANNELS,
        facts={"channel": row.channel_id, "act": row.act, "piece": row.key},
    )
