"""What the database knows of its tables when it chooses an index. PostgreSQL looks by itself; SQLite
looks when it is told to, and chooses badly where it never was or a migration made a table anew."""

from __future__ import annotations

from django.db import connection

_ROWS_AN_INDEX = 1_000  # looked at, so that it takes a moment however large the tables are


def refresh() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {_ROWS_AN_INDEX}")
            cursor.execute("ANALYZE")
