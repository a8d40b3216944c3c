from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.trail.models import Entry
from tests.office.conftest import TODAY, hold_second_factor

ANSWERS = ["xitong", "江一", "anquan", "江二", "shenji", "江三"]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    given: Iterator[str] = iter(ANSWERS)
    monkeypatch.setattr("builtins.input", lambda question: next(given))


def test_a_new_installation_has_a_root_and_three_people(db: None, answers: None) -> None:
    out = StringIO()
    call_command("found", "石桥县人民政府", stdout=out)

    root = Agency.objects.get()
    held = {(m.user.username, m.role) for m in root.memberships.select_related("user")}
    assert held == {
        ("xitong", Role.ADMINISTRATOR),
        ("anquan", Role.SECURITY),
        ("shenji", Role.AUDITOR),
    }
    for person in User.objects.all():
        [line] = [line for line in out.getvalue().splitlines() if person.username in line]
        assert person.check_password(line.split()[-1])
        assert person.must_change_password
    assert set(Entry.objects.values_list("actor", flat=True)) == {None}


def test_who_is_there_already_is_not_founded_past(administrator: User, answers: None) -> None:
    with pytest.raises(CommandError, match="已有系统管理员"):
        call_command("found", "石桥县人民政府")
    assert not User.objects.filter(username="xitong").exists()


def test_the_last_security_officer_is_helped_at_the_machine(security: User) -> None:
    hold_second_factor(security)
    call_command("remove_second_factor", "security", reason="手机遗失，当面核对", stdout=StringIO())

    entry = Entry.objects.get(action="accounts.factors_taken_away")
    assert (entry.actor, entry.object_id) == (None, str(security.pk))
    assert policy.needs_second_factor(security, TODAY)
