"""What a signature lets out reaches the search and the channels, and what is taken back leaves them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.models import Act, Channel, ChannelKind, Dispatch
from mingtang_office.publication.actions.drafting import revise, take_up
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Audience, Item
from mingtang_office.publication.outlets import documents, key_of
from mingtang_office.publication.queries.public import public_items
from mingtang_office.search.models import IndexedDocument
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau


def channel(bureau: Bureau, kind: ChannelKind, *, is_on: bool = True) -> Channel:
    return Channel.objects.create(
        agency=bureau.agency,
        kind=kind,
        name=kind.label,
        is_on=is_on,
        since=date(2020, 1, 1),
        by=bureau.head,
        at=NOW,
    )


def acts(item: Item) -> list[tuple[str, str]]:
    rows = Dispatch.objects.filter(key=key_of(item.pk)).order_by("pk")
    return [(row.channel.kind, row.act) for row in rows]


def found() -> list[str]:
    return list(IndexedDocument.objects.values_list("key", flat=True))


def withdrawn(bureau: Bureau, item: Item) -> Item:
    return withdraw(
        item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=NOW
    )


def test_what_is_signed_goes_to_the_portal_and_where_it_was_to_go(bureau: Bureau) -> None:
    channel(bureau, ChannelKind.PORTAL)
    board = channel(bureau, ChannelKind.BOARD)
    item = bureau.publish(channels=[board.pk])

    assert sorted(acts(item)) == [("board", "publish"), ("portal", "publish")]
    assert found() == [key_of(item.pk)]


def test_a_new_edition_takes_the_place_of_the_old_one(bureau: Bureau) -> None:
    portal, board = (channel(bureau, kind) for kind in (ChannelKind.PORTAL, ChannelKind.BOARD))
    item = bureau.publish(channels=[board.pk])
    item = take_up(
        item=item, reason="更正", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    item = revise(
        item=item,
        written={"channels": []},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    bureau.publish(item)

    assert acts(item)[2:] == [(portal.kind, Act.REPLACE), (board.kind, Act.WITHDRAW)]


def test_what_is_withdrawn_leaves_everywhere(bureau: Bureau) -> None:
    board = channel(bureau, ChannelKind.BOARD)
    item = withdrawn(bureau, bureau.publish(channels=[board.pk]))

    assert acts(item) == [("board", "publish"), ("board", "withdraw")]
    assert found() == []


def test_a_channel_that_was_closed_since_stops_the_signature(bureau: Bureau) -> None:
    board = channel(bureau, ChannelKind.BOARD)
    item = bureau.to_leader(bureau.draft(channels=[board.pk]))
    board.is_on = False
    board.save()

    with pytest.raises(Refused, match="已经停用"):
        bureau.sign(item)
    assert not public_items(NOW).exists()


def test_what_is_for_certain_people_is_neither_found_nor_on_the_portal(bureau: Bureau) -> None:
    channel(bureau, ChannelKind.PORTAL)
    item = bureau.publish(audience=Audience.GROUP)

    assert (acts(item), found(), public_items(NOW).count()) == ([], [], 0)


def test_a_notice_leaves_after_its_last_day(bureau: Bureau) -> None:
    bureau.publish(
        kind=ItemKind.PUBLIC_NOTICE_LIST,
        details={
            "posted_from": "2026-03-13",
            "posted_until": "2026-03-19",
            "contact": "0990-5550123",
        },
    )

    assert public_items(NOW + timedelta(days=6)).exists()
    assert not public_items(NOW + timedelta(days=7)).exists()
    assert IndexedDocument.objects.get().visible_until < NOW + timedelta(days=7)  # type: ignore[operator]


def test_the_search_can_be_made_anew_from_the_register(bureau: Bureau) -> None:
    first, second = bureau.publish(), bureau.publish(title="另一则公告")

    assert [each.key for each in documents("")] == [key_of(first.pk), key_of(second.pk)]
    assert [each.key for each in documents(key_of(first.pk))] == [key_of(second.pk)]
