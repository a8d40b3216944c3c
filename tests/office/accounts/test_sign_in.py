from __future__ import annotations

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.trail import sealing
from mingtang_office.trail.models import Entry
from tests.office.accounts.conftest import enter
from tests.office.conftest import MakePerson, SignIn


def _told() -> list[tuple[str, int | None, str, dict[str, object]]]:
    rows = Entry.objects.order_by("id").values_list("action", "actor", "object_id", "facts")
    return list(rows)


def test_the_right_password_opens_the_office(client: Client, owner: User) -> None:
    response = enter(client, "owner")

    assert response.headers["Location"] == "/office/"
    assert client.get("/office/").status_code == 200
    assert _told() == [
        ("accounts.signed_in", owner.pk, str(owner.pk), {"methods": ["password"]}),
    ]


def test_the_address_of_a_sign_in_is_sealed(client: Client, owner: User) -> None:
    enter(client, "owner", REMOTE_ADDR="198.51.100.7")

    assert sealing.unseal(Entry.objects.get()) == {"address": "198.51.100.7"}


def test_a_wrong_password_and_an_unknown_name_look_the_same(client: Client, owner: User) -> None:
    known = enter(client, "owner", "wrong").content.decode()
    unknown = enter(Client(), "ghost", "wrong").content.decode()

    assert "用户名或密码不对" in known
    assert _without_token(known).replace("owner", "ghost") == _without_token(unknown)


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_name_of_nobody_is_not_written_down(client: Client, owner: User) -> None:
    enter(client, "ghost-Secret-1", "wrong")
    enter(client, "OWNER", "wrong")

    assert _told() == [
        ("accounts.sign_in_failed", None, "0", {}),
        ("accounts.sign_in_failed", None, str(owner.pk), {}),
    ]


def test_who_was_deactivated_is_told_so_only_with_the_right_password(
    client: Client, owner: User
) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)

    assert "用户名或密码不对" in enter(client, "owner", "wrong").content.decode()
    assert enter(client, "owner").headers["Location"] == "/accounts/inactive/"
    assert "停用" in client.get("/accounts/inactive/").content.decode()
    assert _told()[-1] == (
        "accounts.sign_in_refused",
        None,
        str(owner.pk),
        {"why": "inactive"},
    )


def test_who_holds_no_role_is_told_so_instead_of_going_round(
    client: Client, make_person: MakePerson
) -> None:
    make_person("nobody")

    response = client.post(
        "/accounts/login/?next=/office/",
        {"login": "nobody", "password": "云江-Mingtang-2026"},
        follow=True,
    )

    assert response.redirect_chain == [("/accounts/", 302)]
    assert "还没有任何角色" in response.content.decode()


def test_nobody_is_sent_to_another_site(client: Client, owner: User) -> None:
    response = client.post(
        "/accounts/login/?next=https://evil.example/",
        {"login": "owner", "password": "云江-Mingtang-2026"},
    )

    assert response.headers["Location"] == "/office/"


def test_leaving_is_by_post_and_told(owner: User, sign_in: SignIn) -> None:
    client = sign_in(owner)

    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/office/").status_code == 200
    assert client.post("/accounts/logout/").headers["Location"] == "/accounts/login/"
    assert client.get("/office/").status_code == 302
    assert _told() == [
        ("accounts.signed_out", owner.pk, str(owner.pk), {"why": "by_person"}),
    ]


def test_leaving_by_the_button_of_wagtail_is_told_as_well(owner: User, sign_in: SignIn) -> None:
    sign_in(owner).post("/office/logout/")

    assert _told() == [
        ("accounts.signed_out", owner.pk, str(owner.pk), {"why": "by_person"}),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "confirm-email/abc/",
        "password/set/",
        "password/reset/",
        "login/code/",
        "login/code/confirm/",
        "2fa/",
        "2fa/webauthn/login/",
        "factors/codes/download/",
        "3rdparty/",
        "3rdparty/signup/",
        "3rdparty/login/cancelled/",
        "oidc/house/login/",
        "sign-on/house/",
        "social/signup/",
        "sessions/",
    ],
)
def test_a_page_of_allauth_that_is_not_wanted_is_not_there(
    owner: User, sign_in: SignIn, page: str
) -> None:
    assert Client().get(f"/accounts/{page}").status_code == 404
    assert sign_in(owner).get(f"/accounts/{page}").status_code == 404


@pytest.mark.parametrize("page", ["login/", "password_reset/", "password_reset/done/"])
def test_the_door_of_wagtail_is_walled_up(client: Client, owner: User, page: str) -> None:
    response = client.post(
        f"/office/{page}", {"username": "owner", "password": "云江-Mingtang-2026"}
    )

    assert response.status_code == 404


def test_the_account_page_is_for_who_is_signed_in(
    client: Client, owner: User, sign_in: SignIn
) -> None:
    assert client.get("/accounts/").headers["Location"] == "/accounts/login/?next=/accounts/"
    assert "owner（测试）" in sign_in(owner).get("/accounts/").content.decode()


def test_a_form_from_another_site_is_refused(owner: User) -> None:
    assert enter(Client(enforce_csrf_checks=True), "owner").status_code == 403
