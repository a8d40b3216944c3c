from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.office.operation.site import Site, Sites


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    url = os.environ.get("DATABASE_URL", "")
    server = url if url.startswith("postgres") else None
    return Sites(server, tmp_path_factory.mktemp("sites"))


@pytest.fixture
def site(sites: Sites) -> Site:
    """A fresh office: migrated, empty, on the database that the tests run on."""
    return sites.new()


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(site: Site) -> Iterator[Start]:
    """start("work"): a process of manage.py that is ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def begin(*command: str) -> subprocess.Popen[str]:
        started.append(site.start(*command))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()
