from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password, get_hasher
from pytest_django import Settings

from mingtang_office.demo.hashing import quick_hashes, salted


@pytest.fixture
def _argon2(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.mark.usefixtures("_argon2")
def test_a_quick_hash_opens_and_is_due_to_be_replaced_at_full_cost() -> None:
    with quick_hashes():
        encoded = salted("Wq7m-Hb4k-Tz9c", "guws")
    renewed: list[str] = []

    assert "m=1024,t=1,p=1" in encoded
    assert check_password("Wq7m-Hb4k-Tz9c", encoded, setter=renewed.append)
    assert renewed == ["Wq7m-Hb4k-Tz9c"]


@pytest.mark.usefixtures("_argon2")
def test_afterwards_hashes_cost_what_they_did() -> None:
    before = get_hasher().encode("Wq7m-Hb4k-Tz9c", "0123456789abcdef")
    with pytest.raises(KeyError), quick_hashes():
        raise KeyError
    assert get_hasher().encode("Wq7m-Hb4k-Tz9c", "0123456789abcdef") == before
