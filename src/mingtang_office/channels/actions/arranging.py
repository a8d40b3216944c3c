"""The channels of an agency are set up, changed, switched on and off here."""

from __future__ import annotations

import json
import secrets as random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import holding
from mingtang_office.channels.adapters.registry import secrets_of
from mingtang_office.channels.models import ONLINE, Channel, ChannelKind
from mingtang_office.trail.sealing import seal_bytes

# What must be filled in before a channel may be switched on: its particulars, its credentials.
NEEDED: dict[ChannelKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ChannelKind.WECHAT: (("app_id", "cover"), ("secret",)),
    ChannelKind.WEIBO: (("uid", "rip"), ("token",)),
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person fills in. A credential left empty stays as it is."""

    name: str
    since: date
    until: date | None = None
    particulars: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def set_up(
    *, agency: Agency, kind: ChannelKind, arrangement: Arrangement, by: User, now: datetime
) -> Channel:
    """Enter a channel. The online ones are off until somebody switches them on."""
    holding.allow(agency, by, now, Permission.SET_UP_CHANNELS)
    _refuse(agency, kind, arrangement)
    channel = Channel.objects.create(
        agency=agency,
        kind=kind,
        name=arrangement.name,
        particulars=dict(arrangement.particulars),
        since=arrangement.since,
        until=arrangement.until,
        is_on=kind not in ONLINE,
        token=random.token_urlsafe(32) if kind is ChannelKind.SCREEN else "",
        by=by,
        at=now,
    )
    _seal(channel, arrangement.secrets)
    channel.save(update_fields=("secrets",))
    _write("channels.set_up", channel, by, now)
    return channel


@transaction.atomic
def change(
    *,
    channel: Channel,
    arrangement: Arrangement,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Channel:
    """Change a channel's particulars; what is under way is sent by the new ones."""
    held = holding.take_channel(channel, expected_revision, by, now)
    _refuse(held.agency, ChannelKind(held.kind), arrangement, held)
    held.name, held.since, held.until = arrangement.name, arrangement.since, arrangement.until
    held.particulars = {**held.particulars, **arrangement.particulars}
    _seal(held, arrangement.secrets)
    missing = missing_of(held)
    if held.is_on and missing:
        raise Refused("启用中的渠道缺少" + "、".join(missing) + "，没有保存。")
    held.revision += 1
    held.save()
    _write("channels.changed", held, by, now)
    return held


@transaction.atomic
def switch(
    *, channel: Channel, on: bool, expected_revision: int, by: User, now: datetime
) -> Channel:
    """Switch a channel on or off. Off, nothing new goes out on it; what waits, waits."""
    held = holding.take_channel(channel, expected_revision, by, now)
    missing = missing_of(held)
    if on and missing:
        raise Refused("还没有填写" + "、".join(missing) + "，不能启用。请先在渠道设置中填写。")
    held.is_on = on
    held.revision += 1
    held.save(update_fields=("is_on", "revision"))
    _write("channels.switched_on" if on else "channels.switched_off", held, by, now)
    return held


@transaction.atomic
def renew_address(*, channel: Channel, expected_revision: int, by: User, now: datetime) -> Channel:
    """Give a screen another address; the old one leads nowhere from then on."""
    held = holding.take_channel(channel, expected_revision, by, now)
    if held.kind != ChannelKind.SCREEN:
        raise Refused("只有电子信息屏有播放地址。")
    held.token = random.token_urlsafe(32)
    held.revision += 1
    held.save(update_fields=("token", "revision"))
    _write("channels.address_renewed", held, by, now)
    return held


LABELS = {
    "app_id": "AppID",
    "secret": "AppSecret",
    "cover": "封面图片的素材编号",
    "uid": "微博用户编号",
    "rip": "服务器的公网地址",
    "token": "授权令牌",
}


def missing_of(channel: Channel) -> list[str]:
    """What has to be filled in before it can be switched on."""
    particulars, credentials = NEEDED.get(ChannelKind(channel.kind), ((), ()))
    known, sealed = channel.particulars, secrets_of(channel) if credentials else {}
    empty = [name for name in particulars if not known.get(name)]
    return [LABELS[name] for name in (*empty, *(n for n in credentials if not sealed.get(n)))]


def _refuse(
    agency: Agency, kind: ChannelKind, arrangement: Arrangement, but: Channel | None = None
) -> None:
    if arrangement.until is not None and arrangement.until < arrangement.since:
        raise Refused("停用日期不能早于启用日期。")
    others = Channel.objects.filter(agency=agency, kind=kind)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if kind is ChannelKind.PORTAL and others.exists():
        raise Refused("政府网站只需设置一个。")
    if others.filter(name=arrangement.name).exists():
        raise Refused(f"已有一个名为“{arrangement.name}”的{kind.label}，请换一个名称。")


def _seal(channel: Channel, given: Mapping[str, str]) -> None:
    filled = {name: text for name, text in given.items() if text}
    if filled:
        data = json.dumps({**secrets_of(channel), **filled}, ensure_ascii=False).encode()
        channel.secrets = seal_bytes(channel, data)


def _write(action: str, channel: Channel, by: User, now: datetime) -> None:
    entries.write(
        action,
        on=channel,
        agency=channel.agency,
        by=by,
        now=now,
        permission=Permission.SET_UP_CHANNELS,
        facts={
            "kind": channel.kind,
            "is_on": channel.is_on,
            "since": channel.since.isoformat(),
            "until": channel.until.isoformat() if channel.until else "",
            "on_day": timezone.localdate(now).isoformat(),
        },
    )
