from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mingtang_office.accounts.actions.passwords import give_first_password
from mingtang_office.accounts.models import User
from tests.office.accounts.conftest import enter
from tests.office.conftest import NOW, PASSWORD, SignIn

CHANGE = "/accounts/password/"
NEW = "Chosen-by-me-7"


@pytest.fixture
def newcomer(client: Client, owner: User, colleague: User) -> tuple[Client, str]:
    """Signed in with the password that the administrator gave."""
    password = give_first_password(person=owner, by=colleague, now=NOW)
    enter(client, "owner", password)
    return client, password


def _change(client: Client, old: str, new: str = NEW) -> object:
    return client.post(
        CHANGE + "?next=/office/deputies/",
        {"oldpassword": old, "password1": new, "password2": new},
    )


def test_a_first_password_opens_nothing_but_its_change(newcomer: tuple[Client, str]) -> None:
    client, _ = newcomer

    response = client.get("/office/deputies/")

    assert response.headers["Location"] == CHANGE + "?next=%2Foffice%2Fdeputies%2F"
    assert "初始密码" in client.get(CHANGE).content.decode()


def test_htmx_is_sent_there_by_its_own_header(newcomer: tuple[Client, str]) -> None:
    client, _ = newcomer

    response = client.get(
        "/office/deputies/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/office/?a=1"},
    )

    assert response.headers["HX-Redirect"] == CHANGE + "?next=%2Foffice%2F%3Fa%3D1"


def test_a_script_gets_the_reason_as_json(newcomer: tuple[Client, str]) -> None:
    client, _ = newcomer

    response = client.post("/office/deputies/", headers={"Accept": "application/json"})

    assert response.status_code == 403
    assert "初始密码" in response.json()["detail"]


def test_once_changed_everything_opens_where_one_was_going(newcomer: tuple[Client, str]) -> None:
    client, password = newcomer

    response = _change(client, password)

    assert response.headers["Location"] == "/office/deputies/"  # type: ignore[attr-defined]
    assert client.get("/office/deputies/").status_code == 200
    assert not User.objects.get(username="owner").must_change_password


def test_the_first_password_cannot_be_kept(newcomer: tuple[Client, str]) -> None:
    client, password = newcomer

    _change(client, password, new=password)

    assert client.get("/office/").status_code == 302


def test_a_password_of_ninety_days_must_be_changed_at_the_next_sign_in(
    client: Client, owner: User
) -> None:
    User.objects.filter(pk=owner.pk).update(
        password_set_at=timezone.now() - timedelta(days=90, minutes=1)
    )
    enter(client, "owner")

    assert client.get("/office/").headers["Location"].startswith(CHANGE)
    assert "超过 90 天" in client.get(CHANGE).content.decode()


def test_a_password_of_less_than_ninety_days_stays(client: Client, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(
        password_set_at=timezone.now() - timedelta(days=89, hours=23)
    )
    enter(client, "owner")

    assert client.get("/office/").status_code == 200


def test_without_a_limit_no_password_grows_old(
    client: Client, owner: User, settings: object
) -> None:
    settings.PASSWORD_DAYS = 0  # type: ignore[attr-defined]
    User.objects.filter(pk=owner.pk).update(password_set_at=timezone.now() - timedelta(days=999))
    enter(client, "owner")

    assert client.get("/office/").status_code == 200


def test_changing_the_password_ends_the_other_sessions(owner: User, sign_in: SignIn) -> None:
    here, there = sign_in(owner), sign_in(owner)

    _change(here, PASSWORD)

    assert here.get("/office/").status_code == 200
    assert there.get("/office/").status_code == 302


def test_who_signs_in_elsewhere_has_no_password_to_change(owner: User, sign_in: SignIn) -> None:
    owner.set_unusable_password()
    owner.save()

    assert sign_in(owner).get(CHANGE).headers["Location"] == "/accounts/"
