"""The database of every test, a copy of one that was migrated before; and which tests stay together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.office import migrated

pytest_plugins = ("tests.skips",)

# Modules that load much once for all their tests: all of them on one worker.
_TOGETHER = ("tests/office/demo/", "tests/office/operation/test_backup.py")


class _Scheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith(_TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _Scheduling:
    return _Scheduling(config, log)


def _on_sqlite() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the database is there, migrated, before the tests ask for it."""
    return _on_sqlite()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    database = settings.DATABASES["default"]
    if not _on_sqlite():
        database.setdefault("TEST", {})["TEMPLATE"] = migrated.template(os.environ["DATABASE_URL"])
        yield
        return
    file = Path(database["TEST"]["NAME"])
    migrated.copy_file(file)
    yield
    file.unlink(missing_ok=True)
