"""What the page of a case costs the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office.applications.desk import Desk
from tests.office.conftest import SignIn


def test_the_page_asks_no_more_for_a_long_case_than_for_a_short_one(
    desk: Desk, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 3, 16, 2, tzinfo=UTC))
    case = desk.received(date(2026, 3, 2))
    client = sign_in(desk.clerk)
    address = reverse("applications:case", args=(case.pk,))
    client.get(address)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    short = asked()
    for _ in range(5):
        desk.searched(case, date(2026, 3, 10))
        desk.file(case, date(2026, 3, 10))
    desk.third_party_asked(case, date(2026, 3, 12))
    assert asked() <= short
    assert short <= 25
