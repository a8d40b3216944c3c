from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.office.conftest import Agencies


def test_the_last_day_is_reckoned_with_a_reason_for_every_day(client: Client, db: None) -> None:
    found = client.get("/workdays/reckoning/?received=2026-02-09").context["found"]
    assert found.due.due_on == date(2026, 3, 13)
    assert len(found.due.days) == 32
    assert all(day.why for day in found.due.days)


def test_rectification_and_extension_are_told(client: Client, db: None) -> None:
    found = client.get("/workdays/reckoning/?received=2026-03-13").context["found"]
    assert (found.rectify_by, found.due.due_on) == (date(2026, 3, 24), date(2026, 4, 13))
    assert found.extended_until == date(2026, 5, 13)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "请填写收到申请的日期"), ("三月", "日期的写法不对"), ("2007-01-01", "2008")],
)
def test_what_cannot_be_reckoned_is_told(client: Client, db: None, typed: str, told: str) -> None:
    response = client.get("/workdays/reckoning/", {"received": typed})
    assert response.status_code == 422
    assert told in response.content.decode()


def test_the_calendar_leads_there(client: Client, agencies: Agencies) -> None:
    assert "/workdays/reckoning/" in client.get("/workdays/").content.decode()
