from __future__ import annotations

import json

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.trail.actions import record
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn


@pytest.fixture
def auditor(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("shen", Role.AUDITOR, agencies.education)


@pytest.fixture
def entries(owner: User, agencies: Agencies) -> dict[str, Entry]:
    def write(agency: int | None) -> Entry:
        return record(
            "trail.erased", by=owner, now=NOW, on=owner, agency=agency, personal={"姓名": "江小云"}
        )

    return {
        "education": write(agencies.education.pk),
        "school": write(agencies.school.pk),
        "finance": write(agencies.finance.pk),
        "platform": write(None),
    }


def _seen(client: Client, query: str = "") -> set[int]:
    response = client.get(f"/office/trail/{query}")
    return {line.entry.pk for line in response.context["lines"]}


def test_an_auditor_reads_the_own_agency_and_those_below(
    auditor: User, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    assert _seen(sign_in(auditor)) == {entries["education"].pk, entries["school"].pk}


def test_the_auditor_of_a_root_reads_what_belongs_to_no_agency(
    make_person: MakePerson, agencies: Agencies, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    auditor = make_person("gu", Role.AUDITOR, agencies.county)

    assert _seen(sign_in(auditor)) == {entry.pk for entry in entries.values()}


def test_a_clerk_reads_nothing(owner: User, entries: dict[str, Entry], sign_in: SignIn) -> None:
    assert sign_in(owner).get("/office/trail/").status_code == 403


def test_another_agency_s_entry_is_not_found(
    auditor: User, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    response = sign_in(auditor).get(f"/office/trail/{entries['finance'].pk}/")

    assert response.status_code == 404


def test_the_filter_narrows_by_agency_and_person(
    auditor: User, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    client = sign_in(auditor)

    assert _seen(client, "?agency=第一中学&person=owner") == {entries["school"].pk}
    assert _seen(client, "?person=nobody") == set()
    assert _seen(client, "?since=2026-03-14") == set()


def test_sealed_details_open_with_a_reason_and_leave_an_entry(
    auditor: User, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    client, url = sign_in(auditor), f"/office/trail/{entries['education'].pk}/"
    assert "江小云" not in client.get(url).content.decode()

    shown = client.post(url, {"reason": "核查"}).content.decode()

    assert "江小云" in shown
    assert Entry.objects.filter(action="trail.unsealed", actor=auditor.pk).count() == 1


def test_an_export_holds_what_the_filter_says_and_leaves_an_entry(
    auditor: User, entries: dict[str, Entry], sign_in: SignIn
) -> None:
    response = sign_in(auditor).post("/office/trail/export/jsonl/?agency=第一中学")
    rows = [json.loads(line) for line in b"".join(response).decode().splitlines()]

    assert [row["本条摘要"] for row in rows] == [entries["school"].digest]
    assert Entry.objects.filter(action="trail.exported").count() == 1


def test_a_page_asks_the_same_number_of_queries_however_many_entries(
    auditor: User,
    owner: User,
    agencies: Agencies,
    sign_in: SignIn,
    django_assert_max_num_queries: object,
) -> None:
    for _ in range(60):
        record("trail.erased", by=owner, now=NOW, on=owner, agency=agencies.school.pk)
    client = sign_in(auditor)
    client.get("/office/trail/")

    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get("/office/trail/")
