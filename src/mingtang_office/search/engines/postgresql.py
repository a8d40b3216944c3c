"""Terms in a `tsvector` under a GIN index.

Such an index tells which rows match, all of them at once and in no order. So that a word in most of a
million documents need not be fetched a million times, the question is put to one window of months
after the other, newest first, until the bound is reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from mingtang_office.agencies.policy import path_range
from mingtang_office.search.engines.engine import Entry, Sought
from mingtang_office.search.engines.ranking import Dialect
from mingtang_office.search.engines.sql import DatabaseEngine, conditions, fetch
from mingtang_office.search.engines.windows import windows
from mingtang_office.search.formula import AllOf, AnyOf, Formula, Term, all_of
from mingtang_office.search.models import IndexedDocument

_BRANCH = " AND d.agency_id IN (SELECT id FROM agencies_agency WHERE path BETWEEN %s AND %s)"
_SPAN = "SELECT MIN(position) >> 32, MAX(position) >> 32 FROM search_indexeddocument"


def expression(formula: Formula) -> str:
    """The formula as a `tsquery`; every term is quoted, so that none is read as an operator."""
    match formula:
        case Term(text, beginning):
            quoted = "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
            return f"{quoted}:*" if beginning else quoted
        case AllOf(parts):
            return _joined(" & ", parts)
        case AnyOf(parts):
            return _joined(" | ", parts)
    return f"({expression(formula.base)} & !{expression(formula.left_out)})"


def _joined(sign: str, parts: Sequence[Formula]) -> str:
    return "(" + sign.join(expression(part) for part in parts) + ")"


def _among(rows: Sequence[int]) -> tuple[str, list[Any]]:
    return "SELECT unnest(%s::bigint[])", [list(rows)]


class PostgresqlEngine(DatabaseEngine):
    dialect = Dialect("STRPOS", _among)
    year = "CAST(EXTRACT(YEAR FROM published_on)::int AS text)"

    def put(self, entries: Sequence[Entry]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_indexeddocument SET vector = array_to_tsvector(%s) WHERE id = %s",
                [(entry.terms, entry.row.pk) for entry in entries],
            )

    def reset(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_placement")
            cursor.execute("DELETE FROM search_indexeddocument")
            cursor.execute("REINDEX INDEX search_terms")

    def count(self) -> int:
        return fetch(("SELECT COUNT(*) FROM search_indexeddocument WHERE vector IS NOT NULL", []))[
            0
        ]

    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]:
        bare = set(
            fetch(
                (
                    "SELECT id FROM search_indexeddocument WHERE vector IS NULL AND id = ANY(%s)",
                    [[row.pk for row in rows]],
                )
            )
        )
        return [row.key for row in rows if row.pk in bare]

    def newest(self, sought: Sought, most: int) -> list[int]:
        required, parameters = conditions(sought, self.dialect.within)
        branch = path_range(sought.branch) if sought.branch else ()
        found: list[int] = []
        for window in windows(*self._span(sought)):
            found += fetch(
                (
                    # The sum keeps the planner from walking down the index of positions instead,
                    # which would read the terms of every row on its way.
                    "SELECT d.id FROM search_indexeddocument d"  # noqa: S608
                    f" WHERE d.vector @@ %s::tsquery AND {required}{_BRANCH if branch else ''}"
                    " ORDER BY d.position + 0 DESC LIMIT %s",
                    [
                        expression(all_of((sought.formula, window))),
                        *parameters,
                        *branch,
                        most - len(found),
                    ],
                )
            )
            if len(found) >= most:
                break
        return found

    def _span(self, sought: Sought) -> tuple[date, date]:
        """The days between which something can be found."""
        with connection.cursor() as cursor:
            cursor.execute(_SPAN)
            oldest, newest = cursor.fetchone()
        if oldest is None:
            return date.max, date.min
        first, last = date.fromordinal(oldest), date.fromordinal(newest)
        return max(first, sought.since or first), min(last, sought.until or last)
