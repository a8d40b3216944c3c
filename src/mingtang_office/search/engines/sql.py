"""What both databases do alike: the newest matches up to a bound are taken down in one pass; the counts
and the order are those of the rows taken down, so that no word is too common to be answered in time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connection

from mingtang_office.agencies.policy import path_range
from mingtang_office.search.document import PUBLIC
from mingtang_office.search.engines import ranking
from mingtang_office.search.engines.engine import Entry, Facet, Found, Sought, Tallies
from mingtang_office.search.models import IndexedDocument, Unsent
from mingtang_office.search.question import Sort

Statement = tuple[str, list[Any]]


class Row(NamedTuple):
    """A match, with what is counted of it. `near` tells how near it is to what was asked."""

    number: int
    near: int
    agency: int
    kind: str
    topic: str
    year: int
    columns: str


class DatabaseEngine(ABC):
    """Its terms lie in the database and change in the transaction of their document."""

    within: str  # the function that finds a piece of text in another
    year: str  # the year of publication, as a whole number
    among: Callable[[Sequence[int]], Statement]  # a list of numbers as a table of one column

    @abstractmethod
    def put(self, entries: Sequence[Entry]) -> None: ...

    @abstractmethod
    def reset(self) -> None: ...

    @abstractmethod
    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]: ...

    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def newest(self, sought: Sought, most: int) -> list[Row]:
        """The rows that match, newest first, at most so many."""

    def remove(self, keys: Sequence[str]) -> None:
        """They went with their rows."""
        return

    def send(self) -> None:
        """Nothing waits, unless an engine outside was used before: it is not asked any more."""
        Unsent.objects.all().delete()

    def query(self, sought: Sought) -> Found:
        rows = self.newest(sought, sought.most + 1)
        is_bounded = len(rows) > sought.most
        del rows[sought.most :]
        tallies = _tallies(rows) if sought.with_tallies else {}
        return Found(self._page(sought, rows), len(rows), is_bounded, tallies)

    def _page(self, sought: Sought, rows: Sequence[Row]) -> tuple[int, ...]:
        chosen = slice(sought.offset, sought.offset + sought.limit)
        if sought.sort is Sort.NEWEST or not sought.words:
            return tuple(row.number for row in rows[chosen])
        ordered = sorted(rows, key=lambda row: -row.near)  # of equals the newest stays first
        if sought.offset < ranking.WEIGHED:
            first = ordered[: ranking.WEIGHED]
            density = self._densities(sought, [row.number for row in first])
            first.sort(key=lambda row: (-row.near, -density[row.number]))
            ordered[: ranking.WEIGHED] = first
        return tuple(row.number for row in ordered[chosen])

    def _densities(self, sought: Sought, numbers: Sequence[int]) -> dict[int, float]:
        density, weighed = ranking.density(sought.words)
        chosen, listed = type(self).among(numbers)
        statement = f"SELECT d.id, {density} FROM search_indexeddocument d WHERE d.id IN ({chosen})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [*weighed, *listed])
            return dict(cursor.fetchall())

    def selection(self, sought: Sought, matching: str, terms: str) -> Statement:
        """The rows that match; `matching` is a FROM and a WHERE with a place for the terms."""
        near, weighed = ranking.near(sought, self.within)
        conditions, required = self._conditions(sought)
        columns = f"d.id, {near}, d.agency_id, d.kind, d.topic, {self.year}, d.columns"
        sql = f"SELECT {columns} FROM {matching} AND {conditions}"  # noqa: S608
        return sql, [*weighed, terms, *required]

    def _conditions(self, sought: Sought) -> Statement:
        parts = [
            "d.audience = %s AND d.visible_from <= %s"
            " AND (d.visible_until IS NULL OR d.visible_until >= %s)"
        ]
        now = connection.ops.adapt_datetimefield_value(sought.now)
        parameters: list[Any] = [PUBLIC, now, now]
        for day, operator in ((sought.since, ">="), (sought.until, "<=")):
            if day is not None:
                parts.append(f"d.published_on {operator} %s")
                parameters.append(connection.ops.adapt_datefield_value(day))
        if sought.branch:
            parts.append(
                "d.agency_id IN (SELECT id FROM agencies_agency WHERE path BETWEEN %s AND %s)"
            )
            parameters += path_range(sought.branch)
        text = "d.title_text" if sought.title_only else "d.text"
        for phrase, wanted in sought.phrases:
            parts.append(f"{self.within}({text}, %s) {'>' if wanted else '='} 0")
            parameters.append(phrase)
        return " AND ".join(parts), parameters


def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[int]:
    """The first column of each row."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] for row in cursor.fetchall()]


def fetch_rows(sql: str, parameters: Sequence[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(map(Row._make, cursor.fetchall()))


def _tallies(rows: Sequence[Row]) -> Tallies:
    columns: Counter[str] = Counter()
    for codes, number in Counter(row.columns for row in rows).items():
        for code in codes.split():
            columns[code] += number
    counted: dict[Facet, Counter[Any]] = {
        Facet.AGENCY: Counter(row.agency for row in rows),
        Facet.KIND: Counter(row.kind for row in rows),
        Facet.TOPIC: Counter(row.topic for row in rows),
        Facet.YEAR: Counter(row.year for row in rows),
        Facet.COLUMN: columns,
    }
    return {
        facet: {str(code): number for code, number in counter.items() if code != ""}
        for facet, counter in counted.items()
    }
