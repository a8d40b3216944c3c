"""Several workers at one outbox, each on a connection of its own; a worker that lost its claim."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from mingtang_office.channels.actions import delivering
from mingtang_office.channels.actions.delivering import LEASE, deliver_due
from mingtang_office.channels.adapters.contract import Adapter, Line, Order, Receipt
from mingtang_office.channels.models import Act, ChannelKind, Dispatch, DispatchState
from mingtang_office.trail.verification import verify
from tests.office.channels.conftest import NOW, Fix, Road, Send
from tests.office.channels.stand_in import StandIn

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, THINGS = 4, 10


def _at_once(*works: Callable[[], object]) -> list[object]:
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            together.wait(30)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def test_four_workers_send_ten_things_and_their_new_versions_once_each(
    platform: StandIn, road: Road, piece: Fix, send: Send
) -> None:
    channel = road(ChannelKind.WEIBO)
    for number in range(THINGS):
        known = {
            "key": f"tests.item:{number}",
            "address": f"https://www.yunjiang.example/{number}/",
        }
        row = send(piece(**known), channel)
        Dispatch.objects.filter(pk=row.pk).update(is_unclear=True)  # so that it is not dropped
        send(piece(2, **known, title=f"通知{number}第二稿"), channel, Act.REPLACE)

    _at_once(*[lambda: deliver_due(now=NOW, limit=100)] * WORKERS)
    deliver_due(now=NOW + timedelta(minutes=1), limit=100)

    assert set(Dispatch.objects.values_list("state", flat=True)) == {DispatchState.DONE}
    assert len(platform.acts("share")) == 2 * THINGS
    assert len(set(platform.acts("share"))) == 2 * THINGS
    assert len(platform.acts("destroy")) == THINGS
    assert list(verify()) == []


class _Overtaken:
    """An adapter whose process is so slow that another takes its dispatch over before it acts."""

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter

    def __getattr__(self, name: str) -> Any:
        return getattr(self.adapter, name)

    def publish(self, order: Order, line: Line) -> Receipt:
        Dispatch.objects.update(claim="another", claimed_until=NOW + LEASE)
        return self.adapter.publish(order, line)


def test_who_has_lost_the_claim_does_nothing_more(
    platform: StandIn, road: Road, piece: Fix, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = delivering.adapter_for
    monkeypatch.setattr(delivering, "adapter_for", lambda channel: _Overtaken(real(channel)))
    row = send(piece(), road(ChannelKind.WEIBO))

    deliver_due(now=NOW, limit=1)

    row.refresh_from_db()
    assert (row.state, row.claim) == (DispatchState.SENDING, "another")
    assert platform.acts("share") == []
