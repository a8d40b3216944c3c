"""The step pages of a case as a clerk uses them, on a Monday in March."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingtang_office.applications.models import Application
from tests.office.applications.desk import Desk
from tests.office.conftest import SignIn

TODAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def today_is_a_monday_in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 16, 2, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def client(desk: Desk, sign_in: SignIn) -> Client:
    return sign_in(desk.clerk)


@pytest.fixture
def case(desk: Desk) -> Application:
    return desk.received(TODAY)


def do(client: Client, case: Application, code: str, **typed: Any) -> Any:
    """Send the form of a step with the revision that stands."""
    case.refresh_from_db()
    address = reverse("applications:step", args=(case.pk, code))
    return client.post(address, {"revision": case.revision, **typed})


def turned_away(answer: Any) -> bool:
    """Told that the policy does not let this person do it."""
    return bool(answer.status_code == 403)


def kinds(case: Application) -> list[str]:
    return list(case.events.order_by("number").values_list("kind", flat=True))
