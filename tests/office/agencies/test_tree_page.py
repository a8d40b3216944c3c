from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind
from tests.office.conftest import Agencies, SignIn

TREE = "/office/agencies/"


def text(client: object, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)  # type: ignore[attr-defined]
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def test_the_tree_opens_at_the_persons_own_top(
    sign_in: SignIn, administrator: User, owner: User, agencies: Agencies
) -> None:
    whole, own = text(sign_in(administrator), TREE), text(sign_in(owner), TREE)

    assert "云江县财政局" in whole
    assert "云江县教育局" in own
    assert "云江县财政局" not in own


def test_a_branch_comes_as_a_part_of_the_page(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    address = f"{TREE}{agencies.education.pk}/children/"

    part = text(client, address, hx_request="true")
    assert "云江县第一中学" in part
    assert "<html" not in part
    assert "<html" in text(client, address)


@pytest.mark.parametrize("words", ["第一中学", "990101", "9901"])
def test_agencies_are_found_by_name_and_by_code(
    sign_in: SignIn, administrator: User, agencies: Agencies, words: str
) -> None:
    assert "云江县第一中学" in text(sign_in(administrator), f"{TREE}?q={words}")


def test_a_search_finds_nothing_outside_the_scope(
    sign_in: SignIn, owner: User, agencies: Agencies
) -> None:
    assert "没有名称含“财政局”" in text(sign_in(owner), f"{TREE}?q=财政局")


def test_who_holds_no_role_sees_no_tree(sign_in: SignIn, make_person: object) -> None:
    nobody = make_person("nobody")  # type: ignore[operator]

    assert sign_in(nobody).get(TREE).status_code == 403


def test_names_are_offered_within_the_permission_alone(
    sign_in: SignIn, administrator: User, owner: User, agencies: Agencies
) -> None:
    address = f"{TREE}offer/?field=parent&permission=agencies.manage&parent=教育"

    assert f"云江县教育局（编号 {agencies.education.pk}）" in text(sign_in(administrator), address)
    assert "云江县教育局" not in text(sign_in(owner), address)
    assert "<option" not in text(sign_in(owner), f"{TREE}offer/?permission=all")


def more_schools(agencies: Agencies, count: int) -> None:
    education = Agency.objects.get(pk=agencies.education.pk)
    for number in range(count):
        education.add_child(name=f"云江县第{number}小学", kind=AgencyKind.SCHOOL)


@pytest.mark.parametrize("address", [TREE, TREE + "?q=小学", TREE + "{education}/children/"])
def test_as_many_questions_for_thirty_lines_as_for_three(
    sign_in: SignIn, administrator: User, agencies: Agencies, address: str
) -> None:
    client = sign_in(administrator)
    address = address.format(education=agencies.education.pk)
    counts = []
    for count in (3, 27):
        more_schools(agencies, count)
        text(client, address)
        with CaptureQueriesContext(connection) as asked:
            text(client, address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_many_lines_come_page_by_page(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    more_schools(agencies, 60)
    client = sign_in(administrator)
    address = f"{TREE}{agencies.education.pk}/children/"

    first = text(client, address, hx_request="true")
    assert first.count("tree__line") == 50
    assert f"{address}?page=2" in first
    assert text(client, f"{address}?page=2", hx_request="true").count("tree__line") == 11


def test_the_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", "agencies", "--check", "--dry-run", verbosity=0)
