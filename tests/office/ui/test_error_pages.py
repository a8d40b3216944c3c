from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

from mingtang_office.accounts.models import User
from tests.office.conftest import SignIn


def test_an_address_that_is_none_says_so_in_plain_words(client: Client, db: None) -> None:
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()


def test_a_refusal_says_what_the_policy_says(rf: RequestFactory) -> None:
    answer = permission_denied(rf.get("/"), PermissionDenied("任命由安全管理员办理，请与其联系。"))

    assert "任命由安全管理员办理，请与其联系。" in answer.content.decode()


def test_a_refusal_without_words_names_whom_to_ask(rf: RequestFactory) -> None:
    assert (
        "联系本机关的安全管理员"
        in permission_denied(rf.get("/"), PermissionDenied()).content.decode()
    )


def test_the_page_of_a_failure_needs_no_database() -> None:
    answer = server_error(HttpRequest())  # without the `db` fixture a query would raise

    assert answer.status_code == 500
    assert "系统出错" in answer.content.decode()


def test_a_form_without_its_token_is_told_to_reload(owner: User, sign_in: SignIn) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(owner).cookies

    answer = client.post("/accounts/logout/")

    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()
