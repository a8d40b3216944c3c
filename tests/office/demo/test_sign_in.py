"""What `load_demo` prints opens the office, second factor included."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.demo.people import SignIn, code_now, sign_ins

pytestmark = [
    pytest.mark.usefixtures("loaded_without_cases"),
    pytest.mark.django_db,
    pytest.mark.sqlite,
]

_PEOPLE = {each.username: each for each in sign_ins()}


def _enter(person: SignIn) -> Client:
    cache.clear()
    client = Client()
    told = {"login": person.username, "password": person.password}
    response = client.post(reverse("account_login"), told, follow=True)
    if person.factor:
        asked = response.redirect_chain[-1][0]
        client.post(asked, {"code": code_now(person.factor)})
    return client


@pytest.mark.parametrize("username", ["guws", "shenyq", "luzw", "chengws", "jianghy", "songql"])
def test_the_printed_password_and_code_open_the_office(username: str) -> None:
    client = _enter(_PEOPLE[username])
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert User.objects.get(pk=client.session[SESSION_KEY]).username == username


def test_without_the_code_the_office_stays_shut() -> None:
    client = Client()
    person = _PEOPLE["guws"]
    client.post(reverse("account_login"), {"login": person.username, "password": person.password})
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
