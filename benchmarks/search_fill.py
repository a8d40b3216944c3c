"""Fill the index of an office with invented documents: `python -m benchmarks.search_fill COUNT`.

Rows and terms are made as `search.actions` makes them; on PostgreSQL they go in by COPY and the index
over the terms is made last, since putting a million in one by one is not what is measured."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # after set-up

from benchmarks.search_texts import documents  # noqa: E402
from mingtang_office.agencies.models import Agency  # noqa: E402
from mingtang_office.search.actions import put  # noqa: E402
from mingtang_office.search.entries import row_of  # noqa: E402
from mingtang_office.search.models.indexed import position_of  # noqa: E402
from mingtang_office.search.terms import terms_of  # noqa: E402

AGENCIES = 150
_COLUMNS = (
    "id", "key", "agency_id", "kind", "catalogue", "columns", "topic", "validity", "audience", "published_on",
    "written_on", "visible_from", "visible_until", "title", "number", "number_key", "index_number",
    "body", "title_text", "title_words", "text", "digest", "rebuild",
)  # fmt: skip
_INDEX = (
    "CREATE INDEX search_terms ON search_indexeddocument USING gin (vector) WITH (fastupdate = off)"
)


def _agencies() -> list[int]:
    root = Agency.add_root(name="云江县人民政府", kind="government")
    for number in range(AGENCIES - 1):
        root.add_child(name=f"云江县第{number}单位", kind="department")
    return list(Agency.objects.values_list("pk", flat=True))


def _copy(count: int, agencies: list[int], start: int, step: int) -> None:
    """One process's share, straight into the tables."""
    connection.close()
    with connection.cursor() as cursor:
        rows = f"COPY search_indexeddocument ({', '.join((*_COLUMNS, 'position', 'vector'))}) FROM STDIN"
        wanted = documents(count, agencies, start=start, step=step)
        number = start
        while batch := list(islice(wanted, 5000)):
            with cursor.copy(rows) as lines:
                for document in batch:
                    number += step
                    row = row_of(document, "", 0)
                    row.pk = number
                    vector = " ".join("'" + term + "'" for term in terms_of(document, row.text))
                    position = position_of(document.published_on.toordinal(), number)
                    lines.write_row([*(getattr(row, name) for name in _COLUMNS), position, vector])


def _fill_postgresql(count: int, agencies: list[int]) -> None:
    workers = os.cpu_count() or 1
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX search_terms")
    connection.close()
    with ProcessPoolExecutor(workers) as pool:
        for done in [pool.submit(_copy, count, agencies, n, workers) for n in range(workers)]:
            done.result()
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(_INDEX)
        cursor.execute("VACUUM ANALYZE search_indexeddocument")


def _fill_sqlite(count: int, agencies: list[int]) -> None:
    wanted = documents(count, agencies)
    while batch := list(islice(wanted, 1000)):
        put(documents=batch)


def main() -> None:
    count = int(sys.argv[1])
    began = datetime.now(UTC)
    with transaction.atomic():
        agencies = _agencies()
    if connection.vendor == "postgresql":
        _fill_postgresql(count, agencies)
    else:
        _fill_sqlite(count, agencies)
    print((datetime.now(UTC) - began).total_seconds())


if __name__ == "__main__":
    main()
