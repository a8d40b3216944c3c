"""What both databases do alike: the newest matches up to a bound are taken down once; the counts and
the order are those of the rows taken down, so that no word is too common to be answered in time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.db import connection

from mingtang_office.search.document import PUBLIC
from mingtang_office.search.engines.engine import Entry, Facet, Found, Sought, Tallies
from mingtang_office.search.engines.ranking import Dialect, nearest_first
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.question import Sort

VISIBLE = (
    "d.audience = %s AND d.visible_from <= %s"
    " AND (d.visible_until IS NULL OR d.visible_until >= %s)"
)
Statement = tuple[str, list[Any]]


class DatabaseEngine(ABC):
    """Its terms lie in the database and change in the transaction of their document."""

    dialect: Dialect
    year: str  # the year of publication, as SQL

    @abstractmethod
    def put(self, entries: Sequence[Entry]) -> None: ...

    @abstractmethod
    def reset(self) -> None: ...

    @abstractmethod
    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]: ...

    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def newest(self, sought: Sought, most: int) -> list[int]:
        """The rows that match, newest first, at most so many."""

    def remove(self, keys: Sequence[str]) -> None:
        """They went with their rows."""
        return

    def query(self, sought: Sought) -> Found:
        rows = self.newest(sought, sought.most + 1)
        is_bounded = len(rows) > sought.most
        rows = rows[: sought.most]
        end = sought.offset + sought.limit
        if sought.sort is Sort.RELEVANCE and sought.words and len(rows) > 1:
            page = fetch(nearest_first(sought, rows, self.dialect))
        else:
            page = rows[sought.offset : end]
        tallies = self._tallies(rows) if sought.with_tallies and rows else {}
        return Found(tuple(page), len(rows), is_bounded, tallies)

    def _tallies(self, rows: Sequence[int]) -> Tallies:
        chosen, parameters = self.dialect.among(rows)
        with connection.cursor() as cursor:
            cursor.execute(_TALLIES.format(chosen=chosen, year=self.year), parameters)
            counted: dict[Facet, dict[str, int]] = {facet: {} for facet in Facet}
            for facet, code, number in cursor.fetchall():
                if code:
                    counted[Facet(facet)][code] = number
        return counted


_TALLIES = """
WITH found AS MATERIALIZED (
    SELECT d.id, d.agency_id, d.kind, d.topic, d.published_on
    FROM search_indexeddocument d WHERE d.id IN ({chosen})
)
SELECT 'agency', CAST(agency_id AS text), COUNT(*) FROM found GROUP BY agency_id
UNION ALL SELECT 'kind', kind, COUNT(*) FROM found GROUP BY kind
UNION ALL SELECT 'topic', topic, COUNT(*) FROM found GROUP BY topic
UNION ALL SELECT 'year', {year}, COUNT(*) FROM found GROUP BY {year}
UNION ALL SELECT 'column', p."column", COUNT(*)
    FROM found JOIN search_placement p ON p.document_id = found.id GROUP BY p."column"
"""


def fetch(statement: Statement) -> list[int]:
    """The first column of each row."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return [row[0] for row in cursor.fetchall()]


def conditions(sought: Sought, within: str) -> Statement:
    """What a row must be beside matching; `within` finds a piece of text in another."""
    parts, parameters = [VISIBLE], [PUBLIC, sought.now, sought.now]
    for day, operator in ((sought.since, ">="), (sought.until, "<=")):
        if day is not None:
            parts.append(f"d.published_on {operator} %s")
            parameters.append(day)
    text = "d.title_text" if sought.title_only else "d.text"
    for phrase, wanted in sought.phrases:
        parts.append(f"{within}({text}, %s) {'>' if wanted else '='} 0")
        parameters.append(phrase)
    return " AND ".join(parts), parameters
