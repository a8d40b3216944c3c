from __future__ import annotations

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.trail.models import Entry
from tests.office.conftest import SignIn

LOGIN = "/accounts/login/"


def _later(client: Client, minutes: int, *, idle: bool = True) -> None:
    """As if so many minutes had passed, without a hand on the session or with one all the while."""
    session = client.session
    session["began_at"] -= minutes * 60
    session["seen_at"] -= minutes * 60 if idle else 0
    session.save()


@pytest.fixture
def at_work(owner: User, sign_in: SignIn) -> Client:
    client = sign_in(owner)
    client.get("/office/")
    return client


def test_half_an_hour_without_a_hand_ends_the_session_and_says_why(at_work: Client) -> None:
    _later(at_work, 30)

    response = at_work.get("/office/deputies/?page=2", follow=True)

    assert response.redirect_chain == [(LOGIN + "?next=%2Foffice%2Fdeputies%2F%3Fpage%3D2", 302)]
    assert "超过 30 分钟没有操作" in response.content.decode()
    assert at_work.get("/office/").status_code == 302


def test_less_than_that_does_not(at_work: Client) -> None:
    _later(at_work, 29)

    assert at_work.get("/office/").status_code == 200


def test_each_request_of_a_person_starts_the_half_hour_anew(at_work: Client) -> None:
    for _ in range(3):
        _later(at_work, 20)
        assert at_work.get("/office/").status_code == 200


def test_a_page_that_asks_on_its_own_keeps_nothing_alive(at_work: Client) -> None:
    _later(at_work, 20)
    assert at_work.get("/office/", headers={"X-Polling": "1"}).status_code == 200
    _later(at_work, 20)

    response = at_work.get("/office/", headers={"X-Polling": "1", "HX-Request": "true"})

    assert response.headers["HX-Redirect"] == LOGIN


def test_after_twelve_hours_even_the_busy_sign_in_again(at_work: Client) -> None:
    _later(at_work, 12 * 60, idle=False)

    response = at_work.get("/office/", follow=True)

    assert "已满 12 小时" in response.content.decode()


def test_who_sent_a_form_comes_back_to_the_page_of_the_form(at_work: Client) -> None:
    _later(at_work, 31)

    response = at_work.post(
        "/office/deputies/9/end/", headers={"Referer": "http://testserver/office/deputies/"}
    )

    assert response.headers["Location"] == LOGIN + "?next=%2Foffice%2Fdeputies%2F"


def test_nobody_comes_back_to_another_site(at_work: Client) -> None:
    _later(at_work, 31)

    response = at_work.post("/office/", headers={"Referer": "https://evil.example/x"})

    assert response.headers["Location"] == LOGIN


def test_a_script_is_told_with_401(at_work: Client) -> None:
    _later(at_work, 31)

    response = at_work.get("/office/", headers={"Sec-Fetch-Dest": "empty", "Accept": "*/*"})

    assert (response.status_code, response.json()["location"]) == (401, LOGIN)


def test_the_trail_tells_that_the_system_ended_it(at_work: Client, owner: User) -> None:
    _later(at_work, 31)
    at_work.get("/office/")

    entry = Entry.objects.get()
    assert (entry.action, entry.actor, entry.facts) == (
        "accounts.signed_out",
        None,
        {"why": "idle"},
    )


def test_a_visitor_of_the_portal_has_no_session_to_limit(client: Client, db: None) -> None:
    response = client.get("/")

    assert not response.wsgi_request.session.accessed
    assert not response.cookies
