"""The size of the public pages: chosen by a form, remembered in a cookie, kept apart by caches."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.office.conftest import Agencies

LARGE = 'class="text-large"'


def choose(client: Client, size: str, back: str = "/workdays/") -> str:
    response = client.post("/text-size/", {"size": size, "back": back})
    assert response.status_code == 302
    return str(response["Location"])


def test_a_chosen_size_stays(client: Client, agencies: Agencies) -> None:
    assert choose(client, "large", f"/agency/{agencies.education.pk}/").startswith("/agency/")

    assert LARGE in client.get("/").content.decode()
    assert LARGE in client.get("/no-such-page/").content.decode()


def test_the_usual_size_leaves_no_cookie(client: Client, db: None) -> None:
    choose(client, "largest")
    choose(client, "normal")

    assert client.cookies["text_size"].value == ""
    assert 'class="text-' not in client.get("/workdays/").content.decode()


def test_the_cookie_says_the_size_and_nothing_else(client: Client, db: None) -> None:
    choose(client, "largest")

    assert client.cookies["text_size"].value == "largest"
    assert client.cookies["text_size"]["httponly"]


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "x", ""])
def test_nobody_is_sent_to_another_site(client: Client, db: None, back: str) -> None:
    assert choose(client, "large", back) == "/"


def test_a_cache_does_not_give_one_size_for_another(client: Client, agencies: Agencies) -> None:
    first = client.get("/")
    assert "Cookie" in first["Vary"]
    choose(client, "large")

    again = client.get("/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, LARGE in again.content.decode()) == (200, True)


def test_what_is_no_size_is_the_usual_one(client: Client, db: None) -> None:
    client.cookies["text_size"] = 'x"><script>'
    assert '<html lang="zh-Hans">' in client.get("/workdays/").content.decode()
