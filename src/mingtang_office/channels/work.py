"""What the channels have for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchState,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)
from mingtang_office.channels.queries.batches import visible_batches
from mingtang_office.channels.queries.boards import HANGS, visible_hangings
from mingtang_office.channels.queries.outbox import visible_dispatches
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "发布渠道"
_RUN = Permission.RUN_CHANNELS
_ON_BOARD = Q(state=DispatchState.BY_HAND, channel__kind=ChannelKind.BOARD)


@work_source
def channels_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Sheets to take down, what was withdrawn first; sheets to post; what the system gave up; issues and
    lists that are made and not handed over."""
    if not isinstance(person, User) or not policy.scope(person, _RUN, on):
        return
    hanging = visible_hangings(person, on, _RUN).filter(HANGS)
    late, today = Urgency.LATE, Urgency.DUE_TODAY
    yield late, _hangings(hanging.filter(down_on__lt=on), limit, late)
    yield today, _hangings(hanging.filter(down_on=on), limit, today)
    rows = visible_dispatches(person, on, _RUN)
    withdrawn = rows.filter(_ON_BOARD, act=Act.WITHDRAW)
    yield today, _dispatches(withdrawn, limit, today, "已撤回，请从公告栏揭下")
    mine = Urgency.WAITING_FOR_ME
    yield mine, _dispatches(rows.filter(state=DispatchState.GIVEN_UP), limit, mine, "")
    posted = rows.filter(_ON_BOARD).exclude(act=Act.WITHDRAW)
    yield mine, _dispatches(posted, limit, mine, "请打印张贴并登记")
    made = visible_batches(person, on, _RUN).filter(state=BatchState.MADE)
    yield mine, listed(made.order_by("pk"), limit, _batch)


def _hangings(rows: QuerySet[Hanging], limit: int, urgency: Urgency) -> WorkList:
    def item(each: Hanging) -> WorkItem:
        return WorkItem(
            urgency,
            each.dispatch.piece.title,
            reverse("channels:board", args=(each.dispatch.channel_id,)),
            _KIND,
            f"公示期已满，请从“{each.dispatch.channel}”揭下",
            each.down_on,
        )

    return listed(rows.order_by("down_on", "pk"), limit, item)


def _dispatches(rows: QuerySet[Dispatch], limit: int, urgency: Urgency, note: str) -> WorkList:
    def item(each: Dispatch) -> WorkItem:
        address = reverse("channels:dispatch", args=(each.pk,))
        said = note or f"{each.get_act_display()}没有成功：{each.note}"
        return WorkItem(urgency, f"{each.channel}　{each.piece}", address, _KIND, said)

    return listed(rows.order_by("pk"), limit, item)


def _batch(each: Batch) -> WorkItem:
    address = reverse("channels:batch", args=(each.pk,))
    return WorkItem(
        Urgency.WAITING_FOR_ME, f"{each}", address, _KIND, "已编成，请印发或者移交后登记"
    )
