"""The outbox: what is due, what stands before it, and what stands on a channel."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.channels.models import (
    ONLINE,
    UNFINISHED,
    Act,
    Channel,
    Dispatch,
    DispatchState,
)
from mingtang_office.channels.queries.channels import in_force
from mingtang_office.ui.paging import Order

TO_SEND = (DispatchState.WAITING, DispatchState.FAILED)
# What a person must do something about.
FOR_PEOPLE = (DispatchState.BY_HAND, DispatchState.GIVEN_UP)


def due(now: datetime) -> QuerySet[Dispatch]:
    """What may be sent now, the longest due first: nothing overtakes an earlier act on the same thing
    on the same channel, and what a dead process holds is free when its time is over."""
    earlier = Dispatch.objects.filter(
        channel=OuterRef("channel"),
        key=OuterRef("key"),
        pk__lt=OuterRef("pk"),
        state__in=UNFINISHED,
    )
    return (
        Dispatch.objects.filter(
            Q(state__in=TO_SEND, next_try_at__lte=now)
            | Q(state=DispatchState.SENDING, claimed_until__lt=now)
        )
        .filter(in_force(timezone.localdate(now), "channel"), channel__kind__in=ONLINE)
        .filter(~Exists(earlier))
        .order_by("next_try_at", "pk")
    )


def stands_before(dispatch: Dispatch) -> Dispatch | None:
    """The act whose result now stands on the channel: the last one carried out, unless that took it
    down."""
    last = (
        Dispatch.objects.filter(
            channel=dispatch.channel_id,
            key=dispatch.key,
            pk__lt=dispatch.pk,
            state=DispatchState.DONE,
        )
        .order_by("-pk")
        .first()
    )
    return None if last is None or last.act == Act.WITHDRAW else last


def is_overtaken_by_withdrawal(dispatch: Dispatch) -> bool:
    later = Dispatch.objects.filter(
        channel=dispatch.channel_id, key=dispatch.key, pk__gt=dispatch.pk, act=Act.WITHDRAW
    )
    return later.exists()


def dispatches_of(key: str) -> QuerySet[Dispatch]:
    """Everything that was done to make one thing public, in its order: its proof of publication."""
    rows = Dispatch.objects.filter(key=key).select_related("channel", "piece", "done_by", "batch")
    return rows.order_by("pk")


def channels_bearing(key: str) -> QuerySet[Channel]:
    """The channels on which this thing stands, is being put, or may stand: those from which a
    withdrawal has to take it."""
    rows = Dispatch.objects.filter(key=key).exclude(state=DispatchState.DROPPED)
    last = rows.filter(channel=OuterRef("pk")).order_by("-pk").values("act")[:1]
    shown = Channel.objects.filter(pk__in=rows.values("channel")).annotate(last_act=last)
    return shown.exclude(last_act=Act.WITHDRAW).order_by("pk")


class Tray(StrEnum):
    """The lists of the outbox, in the order of their tabs; the code stands in the address."""

    OPEN = "open"
    PEOPLE = "people"
    DONE = "done"
    ALL = "all"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def condition(self) -> Q:
        match self:
            case Tray.OPEN:
                return Q(state__in=UNFINISHED)
            case Tray.PEOPLE:
                return Q(state__in=FOR_PEOPLE)
            case Tray.DONE:
                return Q(state=DispatchState.DONE)
        return Q()


_LABELS = {
    Tray.OPEN: "未完成",
    Tray.PEOPLE: "等人办理",
    Tray.DONE: "已完成",
    Tray.ALL: "全部",
}
NEWEST = Order()


def visible_dispatches(
    person: Person, on: date, permission: Permission = Permission.VIEW_CHANNELS
) -> QuerySet[Dispatch]:
    rows = Dispatch.objects.select_related("channel", "channel__agency", "piece", "batch")
    return policy.visible(rows, person, permission, on, field="channel__agency")
