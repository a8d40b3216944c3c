"""Two officers on one case, on real connections of their own: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from mingtang.applications import WithdrawalCause
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions.endings import withdraw
from mingtang_office.applications.actions.rectification import Unclear, ask_rectification
from mingtang_office.applications.actions.reopening import Order, reopen
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter
from mingtang_office.trail.verification import verify
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import ASKED, RECEIVED, REPLIED

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each came to: its answer, or why it was refused."""
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            together.wait(10)
            return work()
        except Refused as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def test_of_two_who_end_a_case_one_wins_and_the_other_is_told_who(desk: Desk) -> None:
    application = desk.received(RECEIVED)

    def end(person, cause: WithdrawalCause) -> Callable[[], object]:
        return lambda: withdraw(
            application=application,
            on=REPLIED,
            cause=cause,
            words="有书面材料",
            expected_revision=application.revision,
            by=person,
            now=at(REPLIED),
        )

    came = at_once(
        end(desk.clerk, WithdrawalCause.WITHDRAWN),
        end(desk.head, WithdrawalCause.NOT_AN_APPLICATION),
    )

    event = Application.objects.get().events.get(kind="withdrawn")
    told = [each for each in came if isinstance(each, Overtaken)]
    assert len(told) == 1
    assert event.by is not None
    assert event.by.full_name in told[0].message
    assert list(verify()) == []


def test_of_two_who_draft_the_same_letter_one_does(desk: Desk) -> None:
    application = desk.received(RECEIVED)

    def ask(person) -> Callable[[], object]:
        return lambda: ask_rectification(
            application=application,
            unclear=Unclear("没有写明年度", ("年度",)),
            expected_revision=application.revision,
            by=person,
            now=at(ASKED),
        )

    came = at_once(ask(desk.clerk), ask(desk.head))

    assert Letter.objects.count() == 1
    assert sum(isinstance(each, Refused) for each in came) == 1


def test_of_two_who_reopen_a_case_one_does(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    withdraw(
        application=application,
        on=REPLIED,
        cause=WithdrawalCause.WITHDRAWN,
        words="撤回",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )

    def again(person) -> Callable[[], object]:
        return lambda: reopen(
            original=application,
            order=Order("云江县人民政府", "云政复决〔2026〕5号", REPLIED),
            by=person,
            now=at(REPLIED),
        )

    came = at_once(again(desk.clerk), again(desk.head))

    assert application.reopened_by.count() == 1
    assert sum(isinstance(each, Refused) for each in came) == 1
