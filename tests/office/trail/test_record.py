from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail import guards, sealing
from mingtang_office.trail.actions import PersonalDataInFacts, erase, record
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW


def test_each_entry_holds_the_digest_of_the_one_before(owner: User) -> None:
    first = record("accounts.created", by=owner, now=NOW, on=owner)
    second = record("accounts.changed", by=owner, now=NOW, on=owner)

    assert (second.number, second.previous) == (2, first.digest)


def test_agencies_have_chains_of_their_own(owner: User) -> None:
    record("accounts.created", by=owner, now=NOW, on=owner, agency=1)
    other = record("accounts.created", by=owner, now=NOW, on=owner, agency=2)

    assert (other.number, other.previous) == (1, "")


@pytest.mark.parametrize("sql", ["UPDATE trail_entry SET action = 'x'", "DELETE FROM trail_entry"])
def test_the_database_refuses_to_change_an_entry(owner: User, sql: str) -> None:
    record("accounts.created", by=owner, now=NOW, on=owner)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


def test_personal_data_among_the_facts_are_refused(owner: User) -> None:
    with pytest.raises(PersonalDataInFacts):
        record("x.done", by=owner, now=NOW, on=owner, facts={"tel": "13800138000"})


def test_erased_personal_data_are_gone_and_the_entry_stays(owner: User) -> None:
    entry = record("x.done", by=owner, now=NOW, on=owner, personal={"name": "江小云"})
    assert sealing.unseal(entry) == {"name": "江小云"}

    erase(by=owner, now=NOW, on=owner, agency=None, ground="个人信息保护法第四十七条")

    assert sealing.unseal(Entry.objects.get(pk=entry.pk)) is None


def test_all_guards_stand(db: None) -> None:
    assert guards.missing(connection) == ()
