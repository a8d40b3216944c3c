from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests.office.conftest import PASSWORD


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests() -> Iterator[None]:
    """Rate limits and used codes live in the cache."""
    cache.clear()
    yield
    cache.clear()


Enter = Callable[..., HttpResponse]


def enter(client: Client, name: str, password: str = PASSWORD, **extra: str) -> HttpResponse:
    """Sign in by the page, as a person does."""
    return client.post("/accounts/login/", {"login": name, "password": password}, **extra)


def code_of(secret: str, step: int = 0) -> str:
    """What an authenticator app shows now, or so many half minutes later."""
    now = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(secret, now + step))
