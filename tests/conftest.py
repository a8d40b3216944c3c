"""The database of every test: a copy of one that was migrated before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.office import migrated

pytest_plugins = ("tests.skips",)


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
