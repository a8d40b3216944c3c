from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client

from mingtang_office import environment
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.trail.models import Entry
from tests.office.accounts import identity_provider, sign_on_urls
from tests.office.accounts.conftest import code_of
from tests.office.accounts.identity_provider import CLIENT, CLIENT_SECRET, OTHER_KEY, Provider
from tests.office.conftest import NOW, SECRET, Agencies, MakePerson, SignIn, hold_second_factor


@pytest.fixture
def provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """An identity provider, configured as an administrator does."""
    with identity_provider.running() as running:
        for name, value in {
            "NAME": "云江县统一身份认证",
            "ISSUER": running.address,
            "CLIENT_ID": CLIENT,
            "SECRET": CLIENT_SECRET,
        }.items():
            monkeypatch.setenv(f"MINGTANG_SIGN_ON_{name}", value)
        apps = environment.single_sign_on("MINGTANG_SIGN_ON", production=False)
        settings.SINGLE_SIGN_ON = apps
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}
        }
        settings.ROOT_URLCONF = sign_on_urls.__name__
        yield running


def _leave(client: Client, query: str = "?next=/office/deputies/") -> str:
    """Press the button; where the provider sends the browser back to."""
    away = client.post(f"/accounts/sign-on/house/{query}").headers["Location"]
    return requests.get(away, allow_redirects=False, timeout=5).headers["Location"]


def _round_trip(client: Client) -> HttpResponse:
    return client.get(_leave(client).removeprefix("http://testserver"))


def _told() -> list[tuple[str, dict[str, Any]]]:
    return list(Entry.objects.order_by("id").values_list("action", "facts"))


def test_an_identity_opens_the_account_of_its_name_and_is_tied_to_it(
    client: Client, provider: Provider, owner: User
) -> None:
    response = _round_trip(client)

    assert response.headers["Location"] == "/office/deputies/"
    assert client.get("/office/deputies/").status_code == 200
    linked = SocialAccount.objects.get()
    assert (linked.user, linked.uid, linked.extra_data) == (owner, "sub-1", {})
    assert not SocialToken.objects.exists()
    assert _told() == [
        ("accounts.identity_linked", {"provider": "house"}),
        ("accounts.signed_in", {"methods": ["socialaccount"]}),
    ]


def test_the_second_time_nothing_is_tied_again(provider: Provider, owner: User) -> None:
    _round_trip(Client())
    client = Client()
    _round_trip(client)

    assert client.get("/office/").status_code == 200
    assert SocialAccount.objects.count() == 1


def test_no_account_is_ever_made(client: Client, provider: Provider, owner: User) -> None:
    provider.claims = {"preferred_username": "newcomer", "email": "newcomer@example.com"}

    response = _round_trip(client)

    assert response.status_code == 403
    assert "没有与之对应的在用账号" in response.content.decode()
    assert list(User.objects.values_list("username", flat=True)) == ["owner"]
    assert _told() == [("accounts.sign_in_refused", {"why": "no_account"})]


def test_who_was_deactivated_does_not_come_in_this_way(
    client: Client, provider: Provider, owner: User
) -> None:
    _round_trip(Client())
    User.objects.filter(pk=owner.pk).update(is_active=False)

    assert _round_trip(client).status_code == 403


def test_a_name_given_to_somebody_else_does_not_open_the_account(
    client: Client, provider: Provider, owner: User
) -> None:
    _round_trip(Client())
    provider.subject = "sub-2"

    response = _round_trip(client)

    assert response.status_code == 403
    assert _told()[-1] == ("accounts.sign_in_refused", {"why": "other_identity"})


def test_an_identity_renamed_to_a_colleague_opens_neither(
    client: Client, provider: Provider, owner: User, colleague: User
) -> None:
    _round_trip(Client())
    provider.claims = {"preferred_username": "colleague"}

    assert _round_trip(client).status_code == 403
    assert client.get("/office/").status_code == 302


LIES: dict[str, Callable[[Provider], None]] = {
    "another key": lambda p: setattr(p, "key", OTHER_KEY),
    "a shared secret": lambda p: p.__dict__.update(key=CLIENT_SECRET * 2, algorithm="HS256"),
    "no signature": lambda p: p.__dict__.update(key=None, algorithm="none"),
    "another audience": lambda p: p.token_says.update(aud="someone-else"),
    "another issuer": lambda p: p.token_says.update(iss="https://evil.example"),
    "expired": lambda p: p.token_says.update(exp=int(time.time()) - 120),
    "configuration of another issuer": lambda p: setattr(p, "issuer_told", "https://evil.example"),
    "userinfo of another person": lambda p: p.__dict__.update(
        claims={}, told={"preferred_username": "owner"}, told_of="sub-9"
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_proves_nothing_opens_nothing(
    client: Client, provider: Provider, owner: User, lie: str
) -> None:
    LIES[lie](provider)

    response = _round_trip(client)

    assert response.status_code == 403
    assert client.get("/office/").status_code == 302
    assert not SocialAccount.objects.exists()
    assert _told() == [("accounts.sign_in_refused", {"why": "provider"})]


def test_a_name_told_by_userinfo_alone_serves_as_well(
    client: Client, provider: Provider, owner: User
) -> None:
    provider.claims, provider.told = {}, {"preferred_username": "owner"}

    assert _round_trip(client).status_code == 302


def test_clocks_half_a_minute_apart_do_no_harm(
    client: Client, provider: Provider, owner: User
) -> None:
    provider.token_says = {"iat": int(time.time()) + 30}

    assert _round_trip(client).status_code == 302


def test_the_answer_meant_for_another_browser_is_refused(provider: Provider, owner: User) -> None:
    back = _leave(Client()).removeprefix("http://testserver")

    assert Client().get(back).status_code == 403


def test_an_answer_serves_once(client: Client, provider: Provider, owner: User) -> None:
    back = _leave(client).removeprefix("http://testserver")
    client.get(back)
    client.post("/accounts/logout/")

    assert client.get(back).status_code == 403
    assert client.get("/office/").status_code == 302


def test_who_cancels_is_told_what_to_do(client: Client, provider: Provider, owner: User) -> None:
    state = _leave(client).split("state=")[1]

    response = client.get(f"/accounts/sign-on/house/callback/?error=access_denied&state={state}")

    assert response.status_code == 403
    assert "返回重试" in response.content.decode()


def test_nobody_ties_an_identity_by_hand(
    provider: Provider, colleague: User, owner: User, sign_in: SignIn
) -> None:
    client = sign_in(colleague)

    back = _leave(client, "?process=connect").removeprefix("http://testserver")

    assert client.get(back).status_code == 403
    assert not SocialAccount.objects.exists()


def test_it_is_left_for_by_post_alone(client: Client, provider: Provider, db: None) -> None:
    assert client.get("/accounts/sign-on/house/").status_code == 405
    assert client.post("/accounts/sign-on/other/").status_code == 404


def test_the_second_factor_is_asked_for_all_the_same(
    client: Client, provider: Provider, make_person: MakePerson, agencies: Agencies
) -> None:
    signatory = make_person("sun", Role.SIGNATORY, agencies.education)
    provider.claims = {"preferred_username": "sun"}
    hold_second_factor(signatory)

    asked = _round_trip(client)
    assert asked.headers["Location"] == "/accounts/factors/give/"
    assert client.get("/office/").status_code == 302
    client.post("/accounts/factors/give/", {"code": code_of(SECRET)})

    assert client.get("/office/").status_code == 200
    assert _told()[-1] == ("accounts.signed_in", {"methods": ["socialaccount", "mfa:totp"]})


def test_who_needs_a_factor_and_has_none_sets_one_up_first(
    client: Client, provider: Provider, make_person: MakePerson, agencies: Agencies
) -> None:
    make_person("sun", Role.SIGNATORY, agencies.education)
    provider.claims = {"preferred_username": "sun"}
    _round_trip(client)

    assert client.get("/office/").headers["Location"].startswith("/accounts/factors/")


def test_a_password_that_is_due_does_not_matter_here(
    client: Client, provider: Provider, owner: User
) -> None:
    User.objects.filter(pk=owner.pk).update(must_change_password=True, password_set_at=NOW)
    _round_trip(client)

    assert client.get("/office/").status_code == 200


def test_the_sign_in_page_offers_it_and_the_browser_may_go_there(
    client: Client, provider: Provider
) -> None:
    response = client.get("/accounts/login/")

    assert "用云江县统一身份认证登录" in response.content.decode()
    policy = response.headers["Content-Security-Policy"]
    assert f"form-action 'self' {provider.address}" in policy


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"NAME": "云江"}, "MINGTANG_SIGN_ON_ISSUER"),
        (
            {"NAME": "云江", "ISSUER": "http://id.example", "CLIENT_ID": "a", "SECRET": "b"},
            "https",
        ),
    ],
)
def test_half_a_configuration_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], why: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"MINGTANG_SIGN_ON_{name}", value)

    with pytest.raises(ImproperlyConfigured, match=why):
        environment.single_sign_on("MINGTANG_SIGN_ON", production=True)
