"""A connection to PostgreSQL that was kept: whether it still stands is seen without a question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import CaptureQueriesContext

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept() -> Iterator[BaseDatabaseWrapper]:
    """A second connection, as a thread of the site keeps one."""
    second = connections["default"].copy()
    second.health_check_enabled = second.settings_dict["CONN_HEALTH_CHECKS"]
    yield second
    second.close()


def _number(of: BaseDatabaseWrapper) -> int:
    """Which process of the server answers."""
    with of.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _next_request(of: BaseDatabaseWrapper) -> None:
    of.close_if_unusable_or_obsolete()


def test_one_that_stands_is_kept_and_asked_nothing(kept: BaseDatabaseWrapper) -> None:
    before = _number(kept)
    with CaptureQueriesContext(kept) as asked:
        _next_request(kept)
        assert kept.is_usable()
    assert len(asked) == 0
    assert _number(kept) == before


def test_one_that_the_server_ended_is_made_anew(kept: BaseDatabaseWrapper) -> None:
    before = _number(kept)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [before])
        assert cursor.fetchone() == (True,)

    assert not kept.is_usable()
    _next_request(kept)
    assert _number(kept) != before


def test_one_that_was_closed_is_not_usable(kept: BaseDatabaseWrapper) -> None:
    assert not kept.is_usable()
    _number(kept)
    kept.connection.close()
    assert not kept.is_usable()
