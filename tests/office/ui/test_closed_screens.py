from __future__ import annotations

import pytest
from django.urls import reverse

from mingtang_office.accounts.models import User
from tests.office.conftest import SignIn


@pytest.mark.parametrize(
    "name", ["wagtailadmin_explore_root", "wagtailadmin_choose_page", "wagtailadmin_login"]
)
def test_a_screen_of_wagtail_s_own_is_not_there(owner: User, sign_in: SignIn, name: str) -> None:
    assert sign_in(owner).get(reverse(name)).status_code == 404


def test_the_home_page_is(owner: User, sign_in: SignIn) -> None:
    assert sign_in(owner).get(reverse("wagtailadmin_home")).status_code == 200
