from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from mingtang_office.accounts.actions.factors import remove_lost_factors
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.trail.models import Entry
from tests.office.accounts.conftest import code_of, enter
from tests.office.conftest import PASSWORD, SECRET, Agencies, MakePerson, SignIn, hold_second_factor

SET_UP = "/accounts/factors/"
GIVE = "/accounts/factors/give/"


@pytest.fixture
def signatory(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("sun", Role.SIGNATORY, agencies.education)


def _secret_on(client: Client) -> str:
    found = re.search(
        r"<code>([A-Z2-7]+)</code>", client.get("/accounts/factors/app/").content.decode()
    )
    assert found
    return found.group(1)


def _set_up(client: Client) -> str:
    secret = _secret_on(client)
    response = client.post("/accounts/factors/app/", {"code": code_of(secret)})
    assert response.headers["Location"] == "/accounts/factors/codes/"
    return secret


def _actions() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("action", flat=True))


@pytest.mark.parametrize("role", ["signatory", "administrator", "auditor", "security"])
def test_a_role_that_calls_for_a_factor_gets_nowhere_without(
    client: Client, make_person: MakePerson, agencies: Agencies, role: str
) -> None:
    make_person("grave", Role(role), agencies.county)
    enter(client, "grave")

    response = client.get("/office/", follow=True)

    assert response.redirect_chain == [(SET_UP + "?next=%2Foffice%2F", 302)]
    assert "必须使用两步验证" in response.content.decode()


def test_neither_htmx_nor_a_script_gets_past(client: Client, signatory: User) -> None:
    enter(client, "sun")

    by_htmx = client.get("/office/deputies/", headers={"HX-Request": "true"})
    by_script = client.post("/office/deputies/", headers={"Accept": "application/json"})

    assert by_htmx.headers["HX-Redirect"] == SET_UP
    assert (by_script.status_code, by_script.json()["location"]) == (403, SET_UP)


def test_a_clerk_needs_none(client: Client, owner: User) -> None:
    enter(client, "owner")

    assert client.get("/office/").status_code == 200


def test_set_up_at_the_first_sign_in_without_the_password_again(
    client: Client, signatory: User
) -> None:
    enter(client, "sun")
    _set_up(client)

    codes = re.findall(
        r"<code>(\d{8})</code>", client.get("/accounts/factors/codes/").content.decode()
    )
    assert len(codes) == 10
    assert client.get("/office/").status_code == 200
    assert _actions() == ["accounts.signed_in", "accounts.factor_added"]


def test_recovery_codes_are_shown_once(client: Client, signatory: User) -> None:
    enter(client, "sun")
    _set_up(client)
    client.get("/accounts/factors/codes/")

    again = client.get("/accounts/factors/codes/").content.decode()

    assert not re.search(r"\d{8}", again)


def test_adding_a_factor_long_after_the_sign_in_asks_for_the_password(
    owner: User, sign_in: SignIn
) -> None:
    client = sign_in(owner)

    asked = client.get("/accounts/factors/app/")
    assert asked.headers["Location"].startswith("/accounts/confirm/")
    client.post(asked.headers["Location"], {"password": PASSWORD})

    assert client.get("/accounts/factors/app/").status_code == 200


def test_the_next_sign_in_asks_for_the_code(client: Client, signatory: User) -> None:
    hold_second_factor(signatory)

    assert enter(client, "sun").headers["Location"] == GIVE
    assert client.get("/office/").status_code == 302
    client.post(GIVE, {"code": code_of(SECRET)})

    assert client.get("/office/").status_code == 200
    assert Entry.objects.get().facts == {"methods": ["password", "mfa:totp"]}


def test_a_wrong_code_is_told_and_opens_nothing(client: Client, signatory: User) -> None:
    hold_second_factor(signatory)
    enter(client, "sun")

    response = client.post(GIVE, {"code": "000000"})

    assert "验证码不对" in response.content.decode()
    assert _actions() == ["accounts.factor_failed"]
    assert client.get("/office/").status_code == 302


@pytest.mark.parametrize("step", [-1, 0, 1])
def test_a_code_that_was_used_is_not_taken_again(
    client: Client, signatory: User, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_second_factor(signatory)
    code = code_of(SECRET, step)
    enter(client, "sun")
    client.post(GIVE, {"code": code})
    # allauth itself forgets it after one period; ours must not
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.TOTP._mark_code_used", lambda *_: True)
    thief = Client()
    enter(thief, "sun")

    thief.post(GIVE, {"code": code})

    assert thief.get("/office/").status_code == 302


def test_ten_wrong_codes_stop_the_guessing(client: Client, signatory: User) -> None:
    hold_second_factor(signatory)
    enter(client, "sun")
    for _ in range(10):
        client.post(GIVE, {"code": "000000"})

    response = client.post(GIVE, {"code": code_of(SECRET)})

    assert "尝试次数过多" in response.content.decode()
    assert client.get("/office/").status_code == 302


def test_a_recovery_code_opens_once(client: Client, signatory: User) -> None:
    enter(client, "sun")
    _set_up(client)
    page = client.get("/accounts/factors/codes/").content.decode()
    code = re.findall(r"<code>(\d{8})</code>", page)[0]
    first, second = Client(), Client()
    enter(first, "sun")
    first.post(GIVE, {"code": code})
    enter(second, "sun")
    second.post(GIVE, {"code": code})

    assert first.get("/office/").status_code == 200
    assert second.get("/office/").status_code == 302


def test_a_session_older_than_the_factor_must_show_it(client: Client, signatory: User) -> None:
    enter(client, "sun")
    hold_second_factor(signatory)  # set up in another session

    asked = client.get("/office/")
    assert asked.headers["Location"] == "/accounts/factors/confirm/?next=%2Foffice%2F"
    client.post(asked.headers["Location"], {"code": code_of(SECRET)})

    assert client.get("/office/").status_code == 200


def test_the_last_factor_of_such_a_role_stays(signatory: User, sign_in: SignIn) -> None:
    client = sign_in(signatory)
    client.post("/accounts/confirm/?next=/accounts/", {"password": PASSWORD})

    page = client.get("/accounts/factors/app/remove/")
    client.post("/accounts/factors/app/remove/")

    assert "唯一的验证方式，不能移除" in page.content.decode()
    assert Authenticator.objects.filter(user=signatory).exists()
    assert _actions() == []


def test_the_last_key_of_such_a_role_stays(signatory: User, sign_in: SignIn) -> None:
    key = Authenticator.objects.create(
        user=signatory, type=Authenticator.Type.WEBAUTHN, data={"name": "蓝色密钥"}
    )
    client = sign_in(signatory)
    client.post("/accounts/confirm/?next=/accounts/", {"password": PASSWORD})

    response = client.post(f"/accounts/factors/key/{key.pk}/remove/")

    assert response.status_code == 403
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_who_needs_none_may_remove_it(owner: User, sign_in: SignIn) -> None:
    hold_second_factor(owner)
    client = sign_in(owner)
    client.post("/accounts/confirm/?next=/accounts/", {"password": PASSWORD})

    client.post("/accounts/factors/app/remove/")

    assert not Authenticator.objects.filter(user=owner).exists()
    assert _actions() == ["accounts.factor_removed"]


def test_nobody_removes_the_key_of_another(owner: User, colleague: User, sign_in: SignIn) -> None:
    key = Authenticator.objects.create(
        user=colleague, type=Authenticator.Type.WEBAUTHN, data={"name": "蓝色密钥"}
    )
    client = sign_in(owner)
    client.post("/accounts/confirm/?next=/accounts/", {"password": PASSWORD})

    assert client.post(f"/accounts/factors/key/{key.pk}/remove/").status_code == 404


def test_the_secret_rests_enciphered(client: Client, signatory: User) -> None:
    enter(client, "sun")
    secret = _set_up(client)

    held = Authenticator.objects.get(user=signatory, type=Authenticator.Type.TOTP)
    assert secret not in str(held.data)


def test_a_new_key_of_the_sessions_leaves_the_factors_as_they_are(
    client: Client, signatory: User, settings: object
) -> None:
    hold_second_factor(signatory)
    settings.SECRET_KEY = "another" * 8  # type: ignore[attr-defined]
    enter(client, "sun")

    client.post(GIVE, {"code": code_of(SECRET)})

    assert client.get("/office/").status_code == 200


def test_a_key_is_not_offered_where_no_browser_would_take_it(owner: User, sign_in: SignIn) -> None:
    client = sign_in(owner)
    client.post("/accounts/confirm/?next=/accounts/", {"password": PASSWORD})

    by_number = client.get("/accounts/factors/key/", headers={"host": "127.0.0.1:8000"})
    by_name = client.get("/accounts/factors/key/", headers={"host": "localhost:8000"})

    assert "127.0.0.1 换成 localhost" in by_number.content.decode()
    assert "添加这个密钥" in by_name.content.decode()


def test_lost_factors_are_taken_away_and_set_up_anew(
    client: Client, signatory: User, colleague: User
) -> None:
    hold_second_factor(signatory)

    gone = remove_lost_factors(
        person=signatory, reason="手机遗失", by=colleague, now=timezone.now()
    )

    enter(client, "sun")
    assert gone == 1
    assert client.get("/office/").headers["Location"].startswith(SET_UP)
    assert Entry.objects.first() is not None
    taken = Entry.objects.get(action="accounts.factors_taken_away")
    assert (taken.actor, taken.facts) == (colleague.pk, {"kinds": ["totp"]})
