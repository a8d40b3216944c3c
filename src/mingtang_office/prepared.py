"""Questions to the database that are put together once.

Django puts the SQL of a query set together anew each time it is asked, which takes longer than the
database takes to answer a page of the portal. Such a page keeps its questions here: each is written as
any query set, with `Given` in the place of what differs from one time to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

MOST_SHAPES = 1_000
_LARGEST = 2**63 - 1

Row = tuple[Any, ...]
M = TypeVar("M", bound=models.Model)
Converter = Callable[[Any, Any, BaseDatabaseWrapper], Any]


class Given(models.Expression):
    """In a question the place of a value that comes with the asking, under a name."""

    def __init__(self, name: str, kind: models.Field[Any, Any]) -> None:
        super().__init__(output_field=kind)
        self.name = name

    def as_sql(self, *_: object) -> Any:
        """The value comes later, so that what stands for it is the place itself."""
        return "%s", [self]


class Prepared:
    """A question whose rows are lists of values: `values_list`, its order and its length within it.

    `build` makes the query set, once for each shape: what changes the words of the question and not
    only the values in it, such as whether a list begins after a cursor.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._words = lru_cache(maxsize=MOST_SHAPES)(self._put_together)

    def ask(self, *shape: Hashable, **given: object) -> list[Row]:
        """The rows, each value as Django's fields have it. None has a number that is too large for a
        column, whatever an address says."""
        if any(isinstance(each, int) and abs(each) > _LARGEST for each in given.values()):
            return []
        words = self._words(connection.vendor, *shape)
        with _cursor() as cursor:
            cursor.execute(words.sql, [_value(each, given) for each in words.values])
            rows: list[Row] = cursor.fetchall()
        return [words.converted(row) for row in rows] if words.converters else rows

    def _put_together(self, vendor: str, *shape: Hashable) -> _Words:
        compiler = self._build(*shape).query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        if vendor == "postgresql":
            sql, values = _spelled_out(sql, values)
        converters = compiler.get_converters([column[0] for column in compiler.select])
        each = tuple((place, convert, kind) for place, (convert, kind) in converters.items())
        return _Words(sql, tuple(values), each)


@dataclass(frozen=True, slots=True)
class _Words:
    """The SQL of a question, the values in it, and what makes Django's values of the database's."""

    sql: str
    values: Sequence[object]
    converters: Sequence[tuple[int, Sequence[Converter], Any]]

    def converted(self, row: Row) -> Row:
        told = list(row)
        for place, converters, kind in self.converters:
            for convert in converters:
                told[place] = convert(told[place], kind, connection)
        return tuple(told)


def _spelled_out(sql: str, values: Sequence[object]) -> tuple[str, list[object]]:
    """With those values in its words that are always the same: a server that plans the question once
    must know them, to see what is rare."""
    ops: Any = connection.ops
    *parts, end = sql.split("%s")
    words = [
        f"{part}%s" if isinstance(value, Given) else part + _literal(ops.compose_sql("%s", [value]))
        for part, value in zip(parts, values, strict=True)
    ]
    return "".join([*words, end]), [value for value in values if isinstance(value, Given)]


def _literal(words: str) -> str:
    return words.replace("%", "%%")


def _cursor() -> Any:
    """PostgreSQL keeps the question ready as well (`mingtang_office.postgresql`)."""
    held: Any = connection
    return held.prepared_cursor() if held.vendor == "postgresql" else held.cursor()


def _value(held: object, given: dict[str, object]) -> Any:
    if not isinstance(held, Given):
        return held
    return held.output_field.get_db_prep_value(given[held.name], connection, prepared=False)


def loaded(model: type[M], told: Mapping[str, Any]) -> M:
    """A row of which these columns were read; any other is read from the database when it is asked for."""
    names = [field.attname for field in model._meta.concrete_fields if field.attname in told]
    return model.from_db(connection.alias, names, [told[name] for name in names])
