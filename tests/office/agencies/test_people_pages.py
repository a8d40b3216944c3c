from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Affiliation, Membership, Role
from tests.office.conftest import Agencies, MakePerson, SignIn, hold_second_factor

PEOPLE = "/office/agencies/people/"
FORMS = ["change", "affiliate", "deactivate", "reactivate", "reset-password"]


def test_the_list_shows_who_lies_within_reach(
    sign_in: SignIn, make_person: MakePerson, owner: User, stranger: User, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)
    said = sign_in(local).get(PEOPLE).content.decode()

    assert "owner（测试）" in said
    assert "stranger（测试）" not in said


def test_the_list_is_for_the_three_roles_alone(
    sign_in: SignIn, owner: User, security: User, auditor: User
) -> None:
    assert sign_in(owner).get(PEOPLE).status_code == 403
    assert sign_in(security).get(PEOPLE).status_code == 200
    assert sign_in(auditor).get(PEOPLE).status_code == 200


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("agency=云江县财政局", "stranger（测试）", "owner（测试）"),
        ("role=section_reviewer", "colleague（测试）", "owner（测试）"),
        ("active=0", "stranger（测试）", "owner（测试）"),
    ],
)
def test_the_list_is_filtered(
    sign_in: SignIn, security: User, owner: User, colleague: User, stranger: User,
    query: str, shown: str, hidden: str,
) -> None:  # fmt: skip
    if "active" in query:
        User.objects.filter(pk=stranger.pk).update(is_active=False)
    said = sign_in(security).get(f"{PEOPLE}?{query}").content.decode()

    assert shown in said
    assert hidden not in said


def test_a_name_is_looked_for_without_standing_in_an_address(
    sign_in: SignIn, security: User, owner: User, stranger: User
) -> None:
    answered = sign_in(security).post(PEOPLE, {"words": "owner"})

    said = answered.content.decode()
    assert "找到 1 人" in said
    assert "stranger（测试）" not in said
    assert not re.search(r'href="[^"]*owner', said)


def test_as_many_questions_for_thirty_people_as_for_three(
    sign_in: SignIn, security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    client = sign_in(security)
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            person = make_person(f"p{number}", Role.CLERK, agencies.school)
            Affiliation.objects.create(user=person, agency=agencies.school)
        client.get(PEOPLE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PEOPLE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_lies_outside_the_reach_does_not_exist(
    sign_in: SignIn, make_person: MakePerson, stranger: User, agencies: Agencies
) -> None:
    client = sign_in(make_person("local", Role.ADMINISTRATOR, agencies.education))

    for form in ("", *(f"{form}/" for form in FORMS), "appoint/", "remove-second-factor/"):
        assert client.get(f"{PEOPLE}{stranger.pk}/{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_accounts_are_the_administrators_business(
    sign_in: SignIn, security: User, auditor: User, owner: User, form: str
) -> None:
    for person in (security, auditor):
        assert sign_in(person).get(f"{PEOPLE}{owner.pk}/{form}/").status_code == 403


@pytest.mark.parametrize("form", ["appoint", "remove-second-factor"])
def test_rights_and_factors_are_the_security_officers_business(
    sign_in: SignIn, administrator: User, auditor: User, owner: User, form: str
) -> None:
    for person in (administrator, auditor):
        assert sign_in(person).get(f"{PEOPLE}{owner.pk}/{form}/").status_code == 403


@pytest.mark.parametrize("form", FORMS)
def test_every_form_opens_and_refuses_emptiness(
    sign_in: SignIn, administrator: User, owner: User, form: str
) -> None:
    client = sign_in(administrator)

    assert client.get(f"{PEOPLE}{owner.pk}/{form}/").status_code == 200
    assert client.post(f"{PEOPLE}{owner.pk}/{form}/", {}).status_code == 422


def enrol(client: object, **fields: str) -> object:
    data = {"agency": "云江县教育局", "username": "jiang", "full_name": "江小云", **fields}
    return client.post(f"{PEOPLE}new/", data)  # type: ignore[attr-defined]


def test_the_first_password_is_shown_once_and_kept_by_no_cache(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    answered = enrol(client)

    person = User.objects.get(username="jiang")
    password = re.findall(r"<code>([^<]+)</code>", answered.content.decode())[1]  # type: ignore[attr-defined]
    assert person.check_password(password)
    assert "no-store" in answered.headers["Cache-Control"]  # type: ignore[attr-defined]
    assert password not in client.get(f"{PEOPLE}{person.pk}/").content.decode()


def test_a_name_taken_already_is_told_at_its_field(
    sign_in: SignIn, administrator: User, agencies: Agencies
) -> None:
    client = sign_in(administrator)
    enrol(client)
    refused = enrol(client)

    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert 'href="#id_username"' in refused.content.decode()  # type: ignore[attr-defined]


def test_an_administrator_enrols_in_the_own_branch_alone(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.finance)

    assert enrol(sign_in(local)).status_code == 422  # type: ignore[attr-defined]
    assert not User.objects.filter(username="jiang").exists()


def test_an_account_is_closed_and_opened_by_forms(
    sign_in: SignIn, administrator: User, owner: User
) -> None:
    client, theirs = sign_in(administrator), sign_in(owner)
    client.post(f"{PEOPLE}{owner.pk}/deactivate/", {"reason": "借调"})
    assert theirs.get("/office/").status_code == 302

    opened = client.post(f"{PEOPLE}{owner.pk}/reactivate/", {"reason": "返岗"})
    assert "初始密码只在此显示一次" in opened.content.decode()
    assert User.objects.get(pk=owner.pk).is_active


def test_a_reset_ends_the_sessions_of_the_person(
    sign_in: SignIn, administrator: User, owner: User
) -> None:
    theirs = sign_in(owner)
    assert theirs.get("/office/").status_code == 200

    sign_in(administrator).post(f"{PEOPLE}{owner.pk}/reset-password/", {"reason": "忘记"})
    assert theirs.get("/office/").status_code == 302


def test_a_lost_factor_is_taken_away_by_its_form(
    sign_in: SignIn, security: User, owner: User
) -> None:
    hold_second_factor(owner)
    client = sign_in(security)
    form = f"{PEOPLE}{owner.pk}/remove-second-factor/"
    assert form in client.get(f"{PEOPLE}{owner.pk}/").content.decode()

    client.post(form, {"reason": "手机遗失，当面核对"})
    assert form not in client.get(f"{PEOPLE}{owner.pk}/").content.decode()


def test_a_role_is_given_and_ended_by_forms(
    sign_in: SignIn, security: User, stranger: User, agencies: Agencies
) -> None:
    client = sign_in(security)
    given = client.post(
        f"{PEOPLE}{stranger.pk}/appoint/",
        {"agency": "云江县第一中学", "role": "head", "starts_on": "2099-01-01"},
    )
    assert given.status_code == 302
    membership = Membership.objects.get(user=stranger, role=Role.HEAD)

    client.post(f"/office/agencies/memberships/{membership.pk}/end/", {"at_once": "on"})
    membership.refresh_from_db()
    assert membership.revoked_on is not None


def test_roles_kept_apart_are_refused_in_the_form(
    sign_in: SignIn, security: User, auditor: User, agencies: Agencies
) -> None:
    refused = sign_in(security).post(
        f"{PEOPLE}{auditor.pk}/appoint/",
        {"agency": "云江县第一中学", "role": "administrator", "starts_on": "2099-01-01"},
    )

    assert refused.status_code == 422
    assert "三人分别担任（GB/T 22239—2019）" in refused.content.decode()


def test_nobody_opens_the_form_for_themselves(
    sign_in: SignIn, security: User, administrator: User
) -> None:
    membership = security.memberships.get()

    assert sign_in(security).get(f"{PEOPLE}{security.pk}/appoint/").status_code == 403
    assert (
        sign_in(security).get(f"/office/agencies/memberships/{membership.pk}/end/").status_code
        == 403
    )
    assert sign_in(administrator).get(f"{PEOPLE}{administrator.pk}/deactivate/").status_code == 403


def test_the_menu_names_people_to_those_who_may(
    sign_in: SignIn, owner: User, security: User
) -> None:
    assert PEOPLE in sign_in(security).get("/office/").content.decode()
    said = sign_in(owner).get("/office/").content.decode()
    assert PEOPLE not in said
    assert "/office/agencies/" in said
