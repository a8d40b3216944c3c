from __future__ import annotations

import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.auditing.actions.decisions import decide
from mingtang_office.auditing.models import FoundFinding, Verdict
from mingtang_office.auditing.views import finding_exports
from mingtang_office.trail.models import Entry
from tests.office.auditing.conftest import Checked
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn

ADDRESS = "/office/auditing/findings/export/"


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def lines(client: Client, query: str = "") -> list[tuple[object, ...]]:
    response = client.post(ADDRESS + query)
    assert response.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).worksheets[0]
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_the_findings_of_all_reports_stand_in_one_workbook(
    client: Client, checked: Checked, owner: User
) -> None:
    first, _ = checked(year=2023), checked(year=2024)
    found = first.findings.order_by("position")[0]
    decide(
        report=first,
        identity=found.identity,
        verdict=Verdict.CONFIRMED,
        reason="",
        expected_version=0,
        by=owner,
        now=NOW,
    )

    rows = lines(client)

    assert len(rows) == FoundFinding.objects.count()
    assert {row[1] for row in rows} == {2023, 2024}
    assert [row[13] for row in rows].count("属实") == 1


def test_the_filter_of_the_list_is_that_of_the_workbook(client: Client, checked: Checked) -> None:
    checked(year=2023)
    checked(year=2024)

    rows = lines(client, "?year=2023&rule=T3-03")

    assert {(row[1], row[4]) for row in rows} == {(2023, "T3-03")}


def test_taking_a_list_is_on_the_trail_of_the_own_agency(
    client: Client, checked: Checked, agencies: Agencies
) -> None:
    checked()

    lines(client)

    entry = Entry.objects.get(action="auditing.exported")
    assert (entry.agency, entry.facts["kind"]) == (agencies.education.pk, "findings-of-many")


def test_too_many_findings_are_not_written_and_the_person_is_told(
    client: Client, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked()
    monkeypatch.setattr(finding_exports, "MOST_ROWS", 1)

    response = client.post(ADDRESS, follow=True)

    assert "超过 1 个" in response.content.decode()
    assert not Entry.objects.filter(action="auditing.exported").exists()


def test_a_stranger_and_an_auditor_take_nothing(
    sign_in: SignIn,
    stranger: User,
    make_person: MakePerson,
    agencies: Agencies,
    checked: Checked,
) -> None:
    checked()

    response = sign_in(stranger).post(ADDRESS, follow=True)
    assert "没有可以导出的问题" in response.content.decode()
    refused = sign_in(make_person("wu", Role.AUDITOR, agencies.county)).post(ADDRESS)
    assert refused.status_code == 403
    assert not Entry.objects.filter(action="auditing.exported").exists()


def test_queries_do_not_grow_with_the_reports(client: Client, checked: Checked) -> None:
    counts = []
    for year in (2022, 2023):
        checked(year=year)
        with CaptureQueriesContext(connection) as captured:
            lines(client)
        counts.append(len(captured))

    assert counts[0] == counts[1]
