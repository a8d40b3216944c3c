"""What published information has for a person's home page."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang_office.accounts.models import User
from mingtang_office.publication.actions.reviewing import send_back
from mingtang_office.publication.models import Item
from mingtang_office.publication.work import items_at_hand
from mingtang_office.ui.work import Urgency
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau

FORMED = date(2026, 3, 2)
DUE = date(2026, 3, 30)


def at_hand(person: User, on: date) -> dict[Urgency, list[str]]:
    return {
        urgency: [item.note for item in found.shown]
        for urgency, found in items_at_hand(person, on, 10)
        if found.shown
    }


@pytest.fixture
def handed_in(bureau: Bureau) -> Item:
    return bureau.submit(bureau.draft(formed_on=FORMED))


def test_it_waits_for_the_reviewer_and_the_clerk_waits_for_others(
    bureau: Bureau, handed_in: Item
) -> None:
    assert at_hand(bureau.section, NOW.date()) == {Urgency.WAITING_FOR_ME: ["等您审核或者签发"]}
    assert at_hand(bureau.clerk, NOW.date()) == {Urgency.WAITING_FOR_OTHERS: ["等待科室审核"]}
    assert at_hand(bureau.head, NOW.date()) == {}


def test_what_was_sent_back_waits_for_its_clerk(bureau: Bureau, handed_in: Item) -> None:
    send_back(
        item=handed_in,
        opinion="请补充",
        expected_revision=handed_in.revision,
        by=bureau.section,
        now=NOW,
    )

    assert at_hand(bureau.clerk, NOW.date()) == {
        Urgency.WAITING_FOR_ME: ["退回修改，请按意见改好后重新提交"]
    }


def test_on_its_last_day_it_is_due_wherever_it_lies(bureau: Bureau, handed_in: Item) -> None:
    assert list(at_hand(bureau.clerk, DUE)) == [Urgency.DUE_TODAY]
    assert list(at_hand(bureau.section, DUE)) == [Urgency.DUE_TODAY]


def test_after_its_last_day_it_is_late(bureau: Bureau, handed_in: Item) -> None:
    assert list(at_hand(bureau.clerk, date(2026, 3, 31))) == [Urgency.LATE]


def test_what_is_public_is_nobodys_work(bureau: Bureau) -> None:
    bureau.publish(formed_on=FORMED)

    assert at_hand(bureau.clerk, date(2026, 4, 30)) == {}


def test_a_late_draft_stands_in_one_list_alone(bureau: Bureau) -> None:
    bureau.draft(formed_on=date(2026, 1, 5))

    assert list(at_hand(bureau.clerk, NOW.date())) == [Urgency.LATE]


def test_a_draft_without_its_day_waits(bureau: Bureau) -> None:
    bureau.draft(formed_on=None)

    assert at_hand(bureau.clerk, NOW.date()) == {Urgency.WAITING_FOR_ME: ["起草中，尚未提交审核"]}


def test_another_bureau_sees_nothing_of_it(bureau: Bureau, handed_in: Item, stranger: User) -> None:
    assert at_hand(stranger, NOW.date()) == {}
