"""Rules for every test: what is skipped at a desk is a failure in continuous integration.

A skip stands for a part that this machine lacks (a font, LibreOffice, Chromium, Ray). Continuous
integration has every part, so there a skip would hide a broken one. The published reports beside the
repository are no part of it: where that whole folder is missing, a test over it may be skipped, and
its reason then names the published reports or the shared folder.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.office import migrated

PUBLISHED_REPORTS = Path(__file__).parents[2] / "shared"


def _may_skip(reason: str) -> bool:
    if os.environ.get("CI", "").lower() not in {"1", "true"}:
        return True
    names_them = "published reports" in reason or "shared" in reason
    return names_them and not PUBLISHED_REPORTS.is_dir()


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not _may_skip(reason):
        report.outcome = "failed"
        report.longrepr = f"skipped, and continuous integration has every part: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report


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
