from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail import verification
from mingtang_office.trail.actions import record
from mingtang_office.trail.models import Chain
from tests.office.conftest import NOW, MakePerson

EACH = 20


def _write(person: User) -> None:
    try:
        for _ in range(EACH):
            with transaction.atomic():
                record("x.done", by=person, now=NOW, on=person, agency=7, personal={"a": "b"})
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_those_who_write_at_once_make_one_unbroken_chain(make_person: MakePerson) -> None:
    people = [make_person(name) for name in ("a", "b", "c")]

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(_write, people))

    assert Chain.objects.get(name="agency:7").length == EACH * len(people)
    assert list(verification.verify()) == []
