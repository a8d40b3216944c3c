"""Terms in a `tsvector` under a GIN index.

Such an index tells which rows match, all of them at once and in no order. So that a word in most of a
million documents need not be fetched a million times, the question is put to one window of months
after the other, newest first, until the bound is reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

from mingtang_office.search.engines.engine import Entry, Sought
from mingtang_office.search.engines.sql import DatabaseEngine, Row, Statement, fetch, fetch_rows
from mingtang_office.search.engines.windows import windows
from mingtang_office.search.formula import AllOf, AnyOf, Formula, Term, all_of
from mingtang_office.search.models import IndexedDocument

_MATCHING = "search_indexeddocument d WHERE d.vector @@ %s::tsquery"
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


def _among(rows: Sequence[int]) -> Statement:
    return "SELECT unnest(%s::bigint[])", [list(rows)]


class PostgresqlEngine(DatabaseEngine):
    within = "STRPOS"
    year = "EXTRACT(YEAR FROM d.published_on)::int"
    among = staticmethod(_among)

    def put(self, entries: Sequence[Entry]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_indexeddocument SET vector = array_to_tsvector(%s) WHERE id = %s",
                [(entry.terms, entry.row.pk) for entry in entries],
            )

    def reset(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_indexeddocument")
            cursor.execute("REINDEX INDEX search_terms")

    def count(self) -> int:
        return fetch("SELECT COUNT(*) FROM search_indexeddocument WHERE vector IS NOT NULL")[0]

    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]:
        bare = set(
            fetch(
                "SELECT id FROM search_indexeddocument WHERE vector IS NULL AND id = ANY(%s)",
                [[row.pk for row in rows]],
            )
        )
        return [row.key for row in rows if row.pk in bare]

    def newest(self, sought: Sought, most: int) -> list[Row]:
        found: list[Row] = []
        for window in windows(*self._span(sought)):
            terms = expression(all_of((sought.formula, window)))
            sql, parameters = self.selection(sought, _MATCHING, terms)
            # The sum keeps the planner from walking down the index of positions instead, which
            # would read the terms of every row on its way.
            sql = f"{sql} ORDER BY d.position + 0 DESC LIMIT %s"
            found += fetch_rows(sql, [*parameters, most - len(found)])
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
