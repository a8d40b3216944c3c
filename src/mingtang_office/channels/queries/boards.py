"""What hangs on the notice boards, and what must come down."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.channels.models import (
    Act,
    Channel,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)

HANGS = Q(removed_on__isnull=True)


def hanging_on(board: Channel) -> QuerySet[Hanging]:
    """What may go on hanging; what was withdrawn is to be done."""
    withdrawn = Dispatch.objects.filter(
        channel=board, state=DispatchState.BY_HAND, act=Act.WITHDRAW
    )
    rows = Hanging.objects.filter(HANGS, dispatch__channel=board)
    rows = rows.exclude(dispatch__key__in=withdrawn.values("key"))
    return rows.select_related("dispatch__piece", "posted_by").order_by("down_on", "pk")


def to_do_on(board: Channel) -> QuerySet[Dispatch]:
    """Sheets to post and sheets to take down because they were withdrawn."""
    rows = Dispatch.objects.filter(channel=board, state=DispatchState.BY_HAND)
    return rows.select_related("piece", "channel").order_by("pk")


def taken_down_from(board: Channel) -> QuerySet[Hanging]:
    rows = Hanging.objects.filter(dispatch__channel=board, removed_on__isnull=False)
    return rows.select_related("dispatch__piece", "posted_by", "removed_by").order_by("-pk")


def visible_hangings(
    person: Person, on: date, permission: Permission = Permission.VIEW_CHANNELS
) -> QuerySet[Hanging]:
    rows = Hanging.objects.select_related("dispatch__piece", "dispatch__channel")
    rows = rows.filter(dispatch__channel__kind=ChannelKind.BOARD)
    return policy.visible(rows, person, permission, on, field="dispatch__channel__agency")
