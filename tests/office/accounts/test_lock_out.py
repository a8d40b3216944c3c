from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, RequestFactory

from mingtang_office.accounts.actions.passwords import give_first_password
from mingtang_office.accounts.addresses import client_address
from mingtang_office.accounts.models import User
from mingtang_office.trail.models import Entry
from tests.office.accounts.conftest import enter
from tests.office.conftest import NOW

ELSEWHERE = "198.51.100.7"


def _fail(name: str, times: int) -> HttpResponse:
    response = HttpResponse()
    for _ in range(times):
        response = enter(Client(), name, "wrong")
    return response


def test_the_fifth_failure_locks_and_says_how_long(owner: User) -> None:
    assert _fail("owner", 4).status_code == 200
    locked = _fail("owner", 1)

    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == "900"
    page = locked.content.decode()
    assert "约 15 分钟" in page
    assert "本机关的系统管理员" in page


def test_while_locked_the_right_password_does_not_help(owner: User) -> None:
    _fail("owner", 5)

    assert enter(Client(), "owner").status_code == 429


def test_another_address_is_not_locked(owner: User) -> None:
    _fail("owner", 5)

    assert enter(Client(), "owner", REMOTE_ADDR=ELSEWHERE).status_code == 302


def test_a_locked_name_that_nobody_has_looks_the_same(owner: User) -> None:
    assert _fail("owner", 5).content == _fail("ghost", 5).content


def test_every_spelling_of_a_name_counts(owner: User) -> None:
    for name in ("owner", "OWNER", " owner ", "ｏｗｎｅｒ"):
        _fail(name, 1)

    assert _fail("Owner", 1).status_code == 429


def test_after_the_quarter_of_an_hour_the_door_opens(owner: User) -> None:
    _fail("owner", 5)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=16))

    assert enter(Client(), "owner").status_code == 302


def test_trying_while_locked_does_not_lock_for_longer(owner: User) -> None:
    _fail("owner", 5)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=10))

    assert "约 5 分钟" in _fail("owner", 3).content.decode()


def test_a_new_password_from_the_administrator_lifts_it(owner: User, colleague: User) -> None:
    _fail("owner", 5)
    password = give_first_password(person=owner, by=colleague, now=NOW)

    assert enter(Client(), "owner", password).status_code == 302


def test_the_lock_is_told_once(owner: User) -> None:
    _fail("owner", 6)

    told = list(Entry.objects.order_by("id").values_list("action", flat=True))
    assert told == ["accounts.sign_in_failed"] * 5 + [
        "accounts.locked_out",
        "accounts.sign_in_failed",
    ]


def test_neither_table_nor_log_holds_what_was_typed(
    owner: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    _fail("owner", 5)
    _fail("my-Password-1", 1)

    rows = str(list(AccessAttempt.objects.values()))
    assert "my-Password-1" not in rows + caplog.text
    assert "owner" not in rows


def test_too_many_names_from_one_address_are_stopped(owner: User) -> None:
    for number in range(20):
        _fail(f"ghost-{number}", 1)

    assert "尝试次数过多" in _fail("ghost-20", 1).content.decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ],
)
def test_the_address_is_what_the_first_trusted_proxy_saw(
    settings: object, proxies: int, forwarded: str, address: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies  # type: ignore[attr-defined]
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded}
    )

    assert client_address(request) == address
