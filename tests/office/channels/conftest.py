"""The education bureau publishes: channels of every kind, and a stand-in for the online ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.channels.actions.arranging import Arrangement, set_up, switch
from mingtang_office.channels.actions.delivering import deliver_due
from mingtang_office.channels.actions.enqueuing import enqueue
from mingtang_office.channels.actions.snapshots import Content, fix
from mingtang_office.channels.adapters import http, wechat
from mingtang_office.channels.models import Act, Channel, ChannelKind, Dispatch, Piece
from tests.office.channels.stand_in import SECRET, TOKEN, StandIn, serving
from tests.office.conftest import Agencies, MakePerson

NOW = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 13)
HTML = "<p>各学校：</p><p>现将有关事项通知如下。</p>"
PARTICULARS = {
    ChannelKind.WECHAT: {"app_id": "wx-1", "cover": "cover-1"},
    ChannelKind.WEIBO: {"uid": "2604", "rip": "203.0.113.7"},
}
SECRETS = {ChannelKind.WECHAT: {"secret": SECRET}, ChannelKind.WEIBO: {"token": TOKEN}}


@pytest.fixture
def platform(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """Both platforms, answering on the loopback; patience with them is short."""
    monkeypatch.setattr(http, "READ_SECONDS", 0.7)
    http._pool.cache_clear()
    wechat._tokens._held.clear()
    with serving() as stand_in:
        settings.CHANNELS_WECHAT_URL = settings.CHANNELS_WEIBO_URL = stand_in.url
        yield stand_in
        http._pool().clear()
    http._pool.cache_clear()


@dataclass(frozen=True)
class Staff:
    clerk: User
    head: User
    signatory: User


@pytest.fixture
def staff(agencies: Agencies, make_person: MakePerson) -> Staff:
    at = agencies.education
    return Staff(
        make_person("clerk", Role.CLERK, at),
        make_person("head", Role.HEAD, at),
        make_person("signatory", Role.SIGNATORY, at),
    )


Road = Callable[..., Channel]


@pytest.fixture
def road(agencies: Agencies, staff: Staff) -> Road:
    """road(ChannelKind.WECHAT): a channel of the education bureau, switched on."""

    def made(kind: ChannelKind, name: str = "") -> Channel:
        arrangement = Arrangement(
            name or kind.label,
            date(2026, 1, 1),
            particulars=PARTICULARS.get(kind, {}),
            secrets=SECRETS.get(kind, {}),
        )
        channel = set_up(
            agency=agencies.education, kind=kind, arrangement=arrangement, by=staff.head, now=NOW
        )
        if not channel.is_on:
            channel = switch(channel=channel, on=True, expected_revision=0, by=staff.head, now=NOW)
        return channel

    return made


Fix = Callable[..., Piece]


@pytest.fixture
def piece(agencies: Agencies) -> Fix:
    """piece(): a notice in its first version; piece(2, title=…) differs in that."""

    def fixed(version: int = 1, key: str = "tests.item:1", **changes: Any) -> Piece:
        known: dict[str, Any] = {
            "title": "关于做好2026年招生入学工作的通知",
            "organ": "云江县教育局",
            "dated": TODAY,
            "html": HTML,
            "address": "https://www.yunjiang.example/items/1/",
            "number": "云教〔2026〕5号",
            "summary": "今年招生入学工作的安排。",
            **changes,
        }
        return fix(
            agency=agencies.education, key=key, version=version, content=Content(**known), now=NOW
        )

    return fixed


Send = Callable[..., Dispatch]


@pytest.fixture
def send(staff: Staff) -> Send:
    """send(piece, channel): queued by the signatory."""

    def sent(
        what: Piece, channel: Channel, act: Act = Act.PUBLISH, now: datetime = NOW
    ) -> Dispatch:
        (row,) = enqueue(piece=what, channels=[channel], act=act, by=staff.signatory, now=now)
        return row

    return sent


Later = Callable[..., Dispatch]


@pytest.fixture
def deliver() -> Later:
    """deliver(row, hours=2): what is due then is sent; the row as it is afterwards."""

    def delivered(row: Dispatch, **after: float) -> Dispatch:
        deliver_due(now=NOW + timedelta(**after), limit=20)
        row.refresh_from_db()
        return row

    return delivered
