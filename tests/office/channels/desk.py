"""One act in the outbox of an office of its own, for real processes."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.channels.actions.arranging import Arrangement, set_up, switch
from mingtang_office.channels.actions.delivering import deliver_due
from mingtang_office.channels.actions.enqueuing import enqueue
from mingtang_office.channels.actions.snapshots import Content, fix
from mingtang_office.channels.models import Act, Channel, ChannelKind, Piece
from tests.office.channels.conftest import HTML, PARTICULARS, SECRETS


def prepare(kind: str) -> None:
    """A channel of this kind, and the first version of a notice in its outbox."""
    now = timezone.now()
    agency = Agency.add_root(name="云江县教育局", kind=AgencyKind.DEPARTMENT)
    head = User.objects.create_user("head", full_name="head")
    Membership.objects.create(user=head, agency=agency, role=Role.HEAD, starts_on=date(2020, 1, 1))
    which = ChannelKind(kind)
    arrangement = Arrangement(
        which.label, date(2020, 1, 1), None, PARTICULARS[which], SECRETS[which]
    )
    channel = set_up(agency=agency, kind=which, arrangement=arrangement, by=head, now=now)
    channel = switch(channel=channel, on=True, expected_revision=0, by=head, now=now)
    enter(1, Act.PUBLISH)


def enter(version: int, act: Act, times: int = 1) -> None:
    """An act on that many things, in this version."""
    now, head, channel = timezone.now(), User.objects.get(), Channel.objects.get()
    for number in range(1, times + 1):
        content = Content(
            f"通知{number}的第{version}稿",
            "云江县教育局",
            date(2026, 3, 13),
            HTML,
            f"https://www.yunjiang.example/items/{number}/",
        )
        piece = fix(
            agency=channel.agency,
            key=f"tests.item:{number}",
            version=version,
            content=content,
            now=now,
        )
        enqueue(piece=piece, channels=[channel], act=act, by=head, now=now)


def withdraw() -> None:
    piece = Piece.objects.order_by("-version")[0]
    now, head, channel = timezone.now(), User.objects.get(), Channel.objects.get()
    enqueue(piece=piece, channels=[channel], act=Act.WITHDRAW, by=head, now=now)


def deliver(minutes: int = 0) -> None:
    """As a worker does, so many minutes from now."""
    deliver_due(now=timezone.now() + timedelta(minutes=minutes), limit=50)
