from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.trail.models import Entry
from tests.office.accounts import sign_on_urls
from tests.office.accounts.conftest import enter

RESET = "/accounts/password/reset/"
NEW = "Chosen-by-me-7"


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings: Any) -> None:
    settings.MAIL_IS_SET_UP = True
    settings.ROOT_URLCONF = sign_on_urls.__name__


@pytest.fixture
def owner(owner: User) -> User:
    User.objects.filter(pk=owner.pk).update(email="owner@yunjiang.example")
    return owner


def _link() -> str:
    found = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert found
    return found.group(1)


def test_the_sign_in_page_offers_it_where_mail_is_set_up(client: Client, db: None) -> None:
    assert RESET in client.get("/accounts/login/").content.decode()


def test_a_new_password_is_set_by_the_link_in_the_mail(client: Client, owner: User) -> None:
    client.post(RESET, {"email": "owner@yunjiang.example"})
    form = client.get(_link()).headers["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})

    assert mail.outbox[0].subject == "【明堂】重设密码"
    assert enter(Client(), "owner", NEW).status_code == 302
    assert Entry.objects.order_by("id")[0].facts == {"how": "reset_by_mail"}


def test_the_link_serves_once(client: Client, owner: User) -> None:
    client.post(RESET, {"email": "owner@yunjiang.example"})
    form = client.get(_link()).headers["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})

    assert "链接已失效" in Client().get(_link()).content.decode()


def test_an_unknown_address_looks_the_same_and_gets_no_mail(client: Client, owner: User) -> None:
    known = client.post(RESET, {"email": "owner@yunjiang.example"})
    unknown = client.post(RESET, {"email": "ghost@yunjiang.example"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert [letter.to for letter in mail.outbox] == [["owner@yunjiang.example"]]


def test_who_was_deactivated_gets_no_mail(client: Client, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)

    client.post(RESET, {"email": "owner@yunjiang.example"})

    assert mail.outbox == []


def test_the_policy_holds_here_too(client: Client, owner: User) -> None:
    client.post(RESET, {"email": "owner@yunjiang.example"})
    form = client.get(_link()).headers["Location"]

    page = client.post(form, {"password1": "short", "password2": "short"}).content.decode()

    assert "密码太短" in page
