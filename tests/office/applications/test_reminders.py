from datetime import date

import pytest

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.applications.actions.reminders import remind
from mingtang_office.applications.models import Application, Reminder
from tests.office.applications.conftest import Take
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson

DUE = date(2026, 4, 13)  # of an application received on TODAY


def reminded() -> list[tuple[str, int]]:
    return list(Reminder.objects.order_by("id").values_list("to__username", "left"))


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2026, 4, 3), 5),
        (date(2026, 4, 9), 2),
        (date(2026, 4, 10), 1),
        (DUE, 0),
    ],
)
def test_the_handler_is_reminded_at_five_two_one_and_no_days(
    take: Take, on: date, left: int
) -> None:
    take()
    remind(on=on, now=NOW)
    assert reminded() == [("owner", left)]


def test_nobody_is_reminded_long_before(take: Take) -> None:
    take()
    assert remind(on=TODAY, now=NOW) == 0


def test_a_day_without_worker_is_made_up_for(take: Take) -> None:
    take()
    remind(on=date(2026, 4, 7), now=NOW)
    assert reminded() == [("owner", 5)]


def test_running_twice_reminds_once(take: Take) -> None:
    take()
    remind(on=DUE, now=NOW)
    assert remind(on=DUE, now=NOW) == 0


def test_the_head_is_reminded_of_what_nobody_has_in_hand(
    take: Take, make_person: MakePerson, agencies: Agencies
) -> None:
    make_person("head", Role.HEAD, agencies.education)
    take()
    Application.objects.update(handler=None)
    remind(on=DUE, now=NOW)
    assert reminded() == [("head", 0)]


def test_what_waits_for_others_reminds_nobody(take: Take, owner: User) -> None:
    take()
    Application.objects.update(next_whose="applicant")
    assert remind(on=DUE, now=NOW) == 0


def test_a_confirmation_that_is_due_today_is_reminded_of(take: Take) -> None:
    take(channel=Channel.FAX)
    remind(on=TODAY, now=NOW)
    assert reminded() == [("owner", 0)]
