"""SQLite is told to look at its tables, as soon as a worker is there."""

from __future__ import annotations

import pytest
from django.db import connection

from mingtang_office.operation.actions import statistics
from tests.office.conftest import Agencies
from tests.office.operation.conftest import Start
from tests.office.operation.site import Site, wait_for

pytestmark = pytest.mark.sqlite


@pytest.mark.django_db
def test_what_is_known_of_a_table_is_refreshed(agencies: Agencies) -> None:
    statistics.refresh()
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'agencies_agency'")
        assert ("agencies_agency_by_name",) in cursor.fetchall()


def test_a_worker_does_it_when_it_comes(site: Site, start: Start) -> None:
    site.enqueue("slow", "/dev/null", 0.0)
    start("work")
    known = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"
    wait_for(lambda: site.rows(known) == [(1,)])
