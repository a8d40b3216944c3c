"""The rows of the database as lines of JSON that either database can take in again.

Neither the file of SQLite nor a dump by PostgreSQL's own tools would do: the one fits one database,
the other needs programs as new as the server on every machine. Django's own serialisation loses
microseconds, and with them the digests of the trail.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from datetime import time as time_of_day
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Max, Model

# What a restored office must not or need not have: open sessions, workers that are gone, and
# search indexes, which are built from the rows.
_LEFT_OUT_APPS = frozenset({"sessions", "modelsearch", "search", "wagtailsearch"})
_LEFT_OUT = frozenset({"operation.Worker", "wagtailadmin.EditingSession"})
_BATCH = 500


def backed_up() -> list[type[Model]]:
    """The models whose rows are kept, in an order that never changes."""
    return sorted(
        (model for model in _tables() if not _is_left_out(model)), key=lambda m: m._meta.label
    )


def _tables() -> list[type[Model]]:
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def _is_left_out(model: type[Model]) -> bool:
    return model._meta.app_label in _LEFT_OUT_APPS or model._meta.label in _LEFT_OUT


def _columns(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside belongs to one moment, and nobody is kept from writing meanwhile."""
    connection.ensure_connection()
    held: Any = connection
    before = getattr(held, "transaction_mode", None)
    if connection.vendor == "sqlite":
        held.transaction_mode = "DEFERRED"  # reading takes no lock in WAL mode
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            held.transaction_mode = before


def dump(model: type[Model]) -> Iterator[bytes]:
    """One line with the names of the columns, then one line a row."""
    names = [field.attname for field in _columns(model)]
    yield _line(names)
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_BATCH):
        yield _line([_encode(value) for value in row])


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _encode(value: Any) -> Any:
    match value:
        case datetime() | date() | time_of_day():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
        case None | bool() | int() | float() | str() | list() | dict():
            return value
    raise TypeError(f"no wording for a value of type {type(value).__name__}")


def empty() -> None:
    """Delete every row of every model; the caller has taken the trail's guards away."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(
            no_style(),
            [model._meta.db_table for model in _tables()],
            reset_sequences=False,
            allow_cascade=False,
        ):
            cursor.execute(statement)


def load(model: type[Model], lines: Iterable[bytes]) -> int:
    """Insert the rows that `dump` wrote; how many they were."""
    lines = iter(lines)
    fields = {field.attname: field for field in _columns(model)}
    chosen = [fields[name] for name in json.loads(next(lines))]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in chosen)
    values = ", ".join(["%s"] * len(chosen))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({values})"  # noqa: S608
    count = 0
    with connection.cursor() as cursor:
        while batch := list(islice(lines, _BATCH)):
            cursor.executemany(statement, [_row(chosen, line) for line in batch])
            count += len(batch)
    return count


def _row(fields: list[Field[Any, Any]], line: bytes) -> list[Any]:
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, json.loads(line), strict=True)
    ]


def last_number(model: type[Model]) -> int | None:
    """The last number that the database gave to a row: a number is never given twice, not even
    when its row is gone, since the trail speaks of rows by their numbers."""
    key = model._meta.pk
    if key.get_internal_type() not in {"AutoField", "BigAutoField", "SmallAutoField"}:
        return None
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        else:
            sequence = connection.ops.quote_name(_sequence(table, str(key.column)))
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value END FROM {sequence}")  # noqa: S608
        row = cursor.fetchone()
    highest = model._base_manager.aggregate(highest=Max("pk"))["highest"]  # put in with its number
    return max(row[0] or 0 if row else 0, highest or 0) or None


def go_on_after(model: type[Model], number: int) -> None:
    """Let the database number new rows from `number` + 1."""
    table, column = model._meta.db_table, str(model._meta.pk.column)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number]
            )
        else:
            cursor.execute(
                "SELECT setval(%s::regclass, %s)", [f'"{_sequence(table, column)}"', number]
            )


def _sequence(table: str, column: str) -> str:
    with connection.cursor() as cursor:
        found = connection.introspection.get_sequences(cursor, table)
    return str(next(each["name"] for each in found if each["column"] == column))
