"""Terms in a full-text table (FTS5) whose rows bear the positions of the documents: it is walked from
the newest on, and the walk ends at the bound."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import connection

from mingtang_office.search.engines.engine import Entry, Sought
from mingtang_office.search.engines.sql import DatabaseEngine, Row, Statement, fetch, fetch_rows
from mingtang_office.search.formula import AllOf, AnyOf, Formula, Term
from mingtang_office.search.models import IndexedDocument

FULL_TEXT = (
    "CREATE VIRTUAL TABLE search_fulltext USING fts5("
    "terms, detail=none, tokenize = \"ascii tokenchars '#@~=^|-_./:'\")"
)
_MATCHING = (
    "search_fulltext f CROSS JOIN search_indexeddocument d ON d.id = f.rowid & 4294967295"
    " WHERE f.search_fulltext MATCH %s"
)


def expression(formula: Formula) -> str:
    """The formula in FTS5's language; every term is quoted, so that none is read as a command."""
    match formula:
        case Term(text, beginning):
            quoted = '"' + text.replace('"', '""') + '"'
            return f"{quoted}*" if beginning else quoted
        case AllOf(parts):
            return _joined(" AND ", parts)
        case AnyOf(parts):
            return _joined(" OR ", parts)
    return f"({expression(formula.base)} NOT {expression(formula.left_out)})"


def _joined(word: str, parts: Sequence[Formula]) -> str:
    return "(" + word.join(expression(part) for part in parts) + ")"


def _among(rows: Sequence[int]) -> Statement:
    return "SELECT value FROM json_each(%s)", [json.dumps(list(rows))]


class SqliteEngine(DatabaseEngine):
    within = "INSTR"
    year = "CAST(SUBSTR(d.published_on, 1, 4) AS integer)"
    among = staticmethod(_among)

    def put(self, entries: Sequence[Entry]) -> None:
        former = [(e.former_position,) for e in entries if e.former_position is not None]
        terms = [(entry.row.position, " ".join(entry.terms)) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fulltext WHERE rowid = %s", former)
            cursor.executemany("INSERT INTO search_fulltext (rowid, terms) VALUES (%s, %s)", terms)

    def reset(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS search_fulltext")
            cursor.execute(FULL_TEXT)
            cursor.execute("DELETE FROM search_indexeddocument")

    def count(self) -> int:
        return fetch("SELECT COUNT(*) FROM search_fulltext")[0]

    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]:
        chosen, positions = _among([row.position or 0 for row in rows])
        held = set(fetch(f"SELECT rowid FROM search_fulltext WHERE rowid IN ({chosen})", positions))  # noqa: S608
        return [row.key for row in rows if row.position not in held]

    def newest(self, sought: Sought, most: int) -> list[Row]:
        sql, parameters = self.selection(sought, _MATCHING, expression(sought.formula))
        return fetch_rows(f"{sql} ORDER BY f.rowid DESC LIMIT %s", [*parameters, most])
