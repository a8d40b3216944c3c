"""What the bureau of the demonstration has published, and what is on its way."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client
from django.utils import timezone

from mingtang_office.channels.models import Dispatch
from mingtang_office.demo.publishing import plans
from mingtang_office.publication.models import Edition, Item, ItemState, PublicItem
from mingtang_office.search.models import IndexedDocument

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_every_state_of_an_item_is_there() -> None:
    states = set(Item.objects.values_list("state", flat=True))

    assert states == set(ItemState) - {ItemState.DISCARDED}


def test_each_plan_is_an_item_and_only_the_signed_are_public() -> None:
    assert Item.objects.count() == len(plans())
    assert PublicItem.objects.count() == Item.objects.filter(state=ItemState.SIGNED).count() > 20


def test_what_is_public_is_found_and_nothing_else() -> None:
    keys = {f"publication.item:{pk}" for pk in PublicItem.objects.values_list("pk", flat=True)}

    assert set(IndexedDocument.objects.values_list("key", flat=True)) == keys


def test_it_went_to_the_portal_the_board_and_the_screen() -> None:
    kinds = Counter(Dispatch.objects.values_list("channel__kind", flat=True))

    assert kinds.keys() == {"portal", "board", "screen"}
    assert kinds["portal"] > kinds["board"] > 3


def test_one_was_withdrawn_and_one_changed() -> None:
    ended = Edition.objects.filter(ended_at__isnull=False).values_list("ended_because", flat=True)

    assert sorted(each.partition("：")[0] for each in ended) == [
        "办理时间有误，已另行公告。",
        "由新版本取代",
    ]


def test_nothing_was_published_after_its_last_day() -> None:
    late = [
        item.title
        for item in Item.objects.filter(edition__isnull=False).select_related("edition")
        if item.due_on and timezone.localdate(item.edition.signed_at) > item.due_on
    ]

    assert late == []


def test_a_citizen_reads_them(client: Client) -> None:
    for pk in PublicItem.objects.values_list("pk", flat=True):
        assert client.get(f"/item/{pk}/").status_code in (200, 410)
