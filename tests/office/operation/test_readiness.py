"""/readyz names the part that fails, and nothing that an outsider should not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from django.utils import timezone

from mingtang.workdays import Calendar
from mingtang_office.operation import readiness
from mingtang_office.operation.actions.workers import arrive
from mingtang_office.trail import guards

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    """A worker has just reported, and the calendar is that of a day it covers."""
    readiness.remembered.forget()
    arrive(name="a", now=timezone.now())
    with patch("mingtang_office.operation.readiness.timezone.localdate") as today:
        today.return_value = date(2026, 3, 13)
        yield
    readiness.remembered.forget()


def _failing() -> set[str]:
    return {name for name, outcome in readiness.examine().items() if outcome != "ok"}


def test_an_office_with_every_part_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert set(answer.json()["checks"]) == {
        "database", "migrations", "worker", "storage", "trail", "calendar", "static_files"
    }  # fmt: skip


def test_a_failing_part_is_named_with_what_to_do(client: Client) -> None:
    readiness.Worker.objects.all().delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")
    assert answer.json()["checks"]["worker"] == ("60秒内没有后台进程报到，请启动 manage.py work。")


def test_a_silent_worker_is_none() -> None:
    readiness.Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert _failing() == {"worker"}


def test_a_migration_not_applied_is_noticed() -> None:
    MigrationRecorder(connection).record_unapplied("operation", "0001_workers")
    assert _failing() == {"migrations"}


def test_a_missing_trigger_is_noticed() -> None:
    guards.remove(connection)
    assert _failing() == {"trail"}
    guards.install(connection)
    assert _failing() == set()


def test_a_calendar_about_to_end_is_noticed() -> None:
    end = max(plan.year for plan in Calendar.official().years if not plan.provisional)
    with patch("mingtang_office.operation.readiness.timezone.localdate") as today:
        today.return_value = date(end, 12, 1)
        assert _failing() == {"calendar"}


def test_a_storage_that_cannot_be_written_is_noticed() -> None:
    with patch.object(readiness.default_storage, "save", side_effect=OSError(28, "No space")):
        assert _failing() == {"storage"}


@override_settings(STATIC_ROOT="", STATICFILES_DIRS=[], STATICFILES_FINDERS=[])
def test_missing_static_files_are_noticed() -> None:
    with patch.object(readiness.finders, "find", return_value=None):
        assert _failing() == {"static_files"}


def test_a_lost_database_tells_neither_its_address_nor_the_driver_s_words(client: Client) -> None:
    words = DatabaseError("connection to 10.1.2.3 failed for user office")
    with patch.object(connection, "cursor", side_effect=words):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "数据库无法连接。"
    assert "10.1.2.3" not in answer.content.decode()


def test_the_outcome_is_remembered_for_some_seconds(client: Client) -> None:
    client.get("/readyz")
    with patch("mingtang_office.operation.readiness.examine") as examine:
        client.get("/readyz")
    examine.assert_not_called()


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_REDIRECT_EXEMPT=[r"^healthz$", r"^readyz$"])
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_is_not_sent_to_https(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_live_needs_no_database(client: Client) -> None:
    with patch.object(connection, "cursor", side_effect=DatabaseError):
        assert client.get("/healthz").json() == {"status": "ok"}
