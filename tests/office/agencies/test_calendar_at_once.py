"""Two administrators change the calendar at the same moment: one wins, the other is told."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions.calendar import apply_notice, enter_notice
from mingtang_office.agencies.models import CalendarNotice, NoticeState, Role
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.trail.models import Entry
from tests.factories.notices import national_2027, of_a_place
from tests.office.conftest import NOW, Agencies, MakePerson

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keepers(make_person: MakePerson, agencies: Agencies) -> list[User]:
    return [make_person(f"keeper{n}", Role.ADMINISTRATOR, agencies.county) for n in range(2)]


def apply_both(keepers: list[User], notices: list[CalendarNotice]) -> list[bool]:
    """Both begin together, having seen that nothing was ever applied; whether each was done."""
    done: list[bool] = []
    gate = threading.Barrier(2)

    def run(by: User, notice: CalendarNotice) -> None:
        gate.wait()
        try:
            apply_notice(by=by, now=NOW, notice=notice, seen_revision=0, seen=None)
            done.append(True)
        except Overtaken:
            done.append(False)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=pair) for pair in zip(keepers, notices, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(done)


def test_one_notice_is_applied_once(keepers: list[User]) -> None:
    notice = enter_notice(by=keepers[0], now=NOW, year=2027, region=None, content=national_2027())

    assert apply_both(keepers, [notice, notice]) == [False, True]
    assert Entry.objects.filter(action="agencies.calendar_notice_applied").count() == 1


def test_of_two_notices_the_second_must_be_looked_at_again(
    keepers: list[User], agencies: Agencies
) -> None:
    national = enter_notice(by=keepers[0], now=NOW, year=2027, region=None, content=national_2027())
    local = enter_notice(
        by=keepers[0], now=NOW, year=2026, region=agencies.county.region, content=of_a_place()
    )

    assert apply_both(keepers, [national, local]) == [False, True]
    states = {notice.state for notice in CalendarNotice.objects.all()}
    assert states == {NoticeState.ENTERED, NoticeState.APPLIED}
