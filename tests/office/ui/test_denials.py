"""What the policy denies inside the office: 403, the reason, and the office's frame around it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.agencies.policy import REFUSED
from mingtang_office.ui.denials import NO_ROLE, denied
from tests.office.conftest import MakePerson, SignIn

FRAME = 'class="office"'


@pytest.mark.parametrize("address", ["/office/trail/", "/office/agencies/people/"])
def test_a_list_that_is_not_for_this_person_says_why(
    address: str, owner: User, sign_in: SignIn
) -> None:
    answer = sign_in(owner).get(address)

    said = answer.content.decode()
    assert (answer.status_code, FRAME in said) == (403, True)
    assert "联系本机关的安全管理员" in said


def test_a_refusal_leaves_no_message_of_wagtail_s_behind(owner: User, sign_in: SignIn) -> None:
    client = sign_in(owner)
    client.get("/office/trail/")

    assert "access this area" not in (home := client.get("/office/").content.decode())
    assert "抱歉" not in home


def test_the_sentence_of_the_policy_is_shown_word_for_word(owner: User, sign_in: SignIn) -> None:
    request = sign_in(owner).get("/office/").wsgi_request

    answer = denied(request, PermissionDenied(REFUSED))

    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()


def test_who_holds_no_role_is_told_so_and_by_whom_it_is_given(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    answer = sign_in(make_person("newcomer")).get("/office/")

    said = answer.content.decode()
    assert answer.status_code == 403
    assert NO_ROLE in said
    assert FRAME not in said


def test_who_is_not_signed_in_is_asked_to_sign_in(client: Client, db: None) -> None:
    answer = client.get("/office/trail/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
