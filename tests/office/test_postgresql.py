"""What is our own of PostgreSQL: whether a kept connection still stands is seen without a question, and
a prepared question is planned once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Given, Prepared

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


def test_one_in_a_failed_transaction_is_not_usable(kept: BaseDatabaseWrapper) -> None:
    kept.set_autocommit(False)
    with pytest.raises(ProgrammingError), kept.cursor() as cursor:
        cursor.execute("SELECT nothing_of_this_name")
    assert not kept.is_usable()
    kept.rollback()
    assert kept.is_usable()


def test_a_prepared_question_is_kept_ready_and_another_is_not() -> None:
    number = Given("number", models.BigIntegerField())
    question = Prepared(lambda: Agency.objects.filter(pk=number).values_list("name"))
    with CaptureQueriesContext(connection) as asked:
        for pk in range(6):
            question.ask(number=pk)
            Agency.objects.filter(pk=pk).exists()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
            " WHERE statement LIKE '%agencies_agency%'"
        )
        assert cursor.fetchall() == [(4, 0)]
    assert len(asked) == 12


def test_what_an_address_of_a_database_says_of_the_server_stays() -> None:
    told = connections["default"].copy()
    told.settings_dict = {**told.settings_dict, "OPTIONS": {"options": "-c work_mem=5MB"}}
    with told.cursor() as cursor:
        cursor.execute("SHOW work_mem")
        assert cursor.fetchone() == ("5MB",)
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)
    told.close()
