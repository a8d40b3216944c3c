"""Two people at once, each on a connection of their own: nothing is counted twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connections

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.powers.actions import entering
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    CorrectionReason,
    EntryVersion,
    PowerStanding,
    Register,
)
from tests.office.conftest import NOW
from tests.office.powers.conftest import Put, values_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each came to: its answer, or why it was refused."""
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            together.wait(30)
            return work()
        except Refused as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def test_a_figure_and_an_entry_of_its_days_are_not_both_entered(put: Put) -> None:
    came = at_once(lambda: put(Register.FIGURES), lambda: put(Register.DECISIONS, row="licences"))
    assert [isinstance(each, Refused) for each in came].count(True) == 1
    assert PowerStanding.objects.count() == 1


def test_the_same_decision_is_entered_once(put: Put) -> None:
    came = at_once(*[lambda: put(Register.DECISIONS)] * 4)
    refused = [each.message for each in came if isinstance(each, Refused)]
    assert len(refused) == 3
    assert all("已经登记过" in message for message in refused)
    assert PowerStanding.objects.count() == 1


def test_of_two_corrections_one_is_told_that_the_other_was_first(put: Put, owner: User) -> None:
    entry = put(Register.CHARGES)

    def correcting(amount: int) -> Callable[[], object]:
        return lambda: entering.correct(
            entry=entry,
            ledger=LEDGERS[Register.CHARGES],
            values=values_of(entry, amount=Decimal(amount)),
            reason=CorrectionReason.TYPED,
            expected_revision=0,
            by=owner,
            now=NOW,
        )

    came = at_once(correcting(1), correcting(2))
    assert [isinstance(each, Overtaken) for each in came].count(True) == 1
    assert EntryVersion.objects.count() == 2
    assert PowerStanding.objects.filter(until=None).count() == 1
