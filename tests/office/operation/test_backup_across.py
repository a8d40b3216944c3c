"""From one database to the other and back: a county that grows takes its years with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office.operation.site import Site, Sites
from tests.office.operation.test_backup import _backup, _files, _fill
from tests.office.postgres import server

ENTRIES = "SELECT object_id, action, digest, previous FROM trail_entry WHERE action LIKE 'auditing%' ORDER BY number"


@pytest.fixture(scope="module")
def others(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Offices on the database that the tests do not run on."""
    folder = tmp_path_factory.mktemp("others")
    if sites.server is not None:
        yield Sites(None, folder)
        return
    with server() as url:
        yield Sites(url, folder)


def test_an_office_moves_to_the_other_database_and_back(
    site: Site, others: Sites, sites: Sites, tmp_path: Path
) -> None:
    _fill(site)
    there, again = others.new(), sites.new()
    for source, target, name in ((site, there, "out"), (there, again, "back")):
        done = target.run("restore", str(_backup(source, tmp_path / name)))
        assert done.returncode == 0, done.stderr
        assert target.run("verify_trail").returncode == 0
        assert target.rows(ENTRIES) == site.rows(ENTRIES)
    assert _files(again) == _files(site)
    reports = "SELECT id, original_name, sha256 FROM auditing_checkedreport ORDER BY id"
    assert len(site.rows(reports)) == 3
    assert again.rows(reports) == there.rows(reports) == site.rows(reports)
