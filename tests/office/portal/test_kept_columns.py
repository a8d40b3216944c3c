"""The public site shows the columns that an agency keeps, and no others."""

from __future__ import annotations

from datetime import date

from django.test import Client

from mingtang_office.agencies.models import Role
from mingtang_office.upkeep.actions.assigning import close
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.upkeep.shelf import put


def test_a_closed_column_is_gone_until_something_stands_in_it(
    agencies: Agencies, make_person: MakePerson, client: Client
) -> None:
    head = make_person("head", Role.HEAD, agencies.education)
    address = f"/agency/{agencies.education.pk}/emergencies/"
    assert client.get(address).status_code == 200
    closing = {"emergencies": 0}
    close(agency=agencies.education, chosen=closing, reason="没有此类职能", by=head, now=NOW)
    assert client.get(address).status_code == 404
    frame = client.get(f"/agency/{agencies.education.pk}/content/").content.decode()
    assert "应急管理" not in frame
    put(agencies.education, head, "emergencies", on=date(2026, 3, 2))
    assert client.get(address).status_code == 200


def test_a_column_of_a_field_is_shown_where_something_stands_in_it(
    agencies: Agencies, make_person: MakePerson, client: Client
) -> None:
    address = f"/agency/{agencies.education.pk}/admissions/"
    assert client.get(address).status_code == 404
    clerk = make_person("clerk", Role.CLERK, agencies.education)
    put(agencies.education, clerk, "admissions", on=date(2026, 3, 2), title="招生计划")
    assert "招生计划" in client.get(address).content.decode()
