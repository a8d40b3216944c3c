"""Triggers by which the database itself refuses to change or delete what was once written.

They stand over the trail, and over the tables that a register above declares append-only.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TRAIL_TABLES = ("trail_entry", "trail_sealeddetail")
_kept = list(TRAIL_TABLES)
_REFUSAL = "the trail is append-only"


def keep(table: str) -> None:
    """Declare a table append-only. Its migration ends with `install(connection, (table,))`."""
    if table not in _kept:
        _kept.append(table)


def _sqlite(table: str) -> dict[str, str]:
    return {
        f"{table}_no_{verb}": f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for verb in ("update", "delete")
    }


def _postgresql(table: str) -> dict[str, str]:
    return {
        f"{table}_no_change": f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
        f"{table}_no_truncate": f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    }


def _triggers(vendor: str, tables: tuple[str, ...] | None = None) -> dict[str, tuple[str, str]]:
    make = _postgresql if vendor == "postgresql" else _sqlite
    return {name: (table, sql) for table in tables or _kept for name, sql in make(table).items()}


def install(connection: BaseDatabaseWrapper, tables: tuple[str, ...] | None = None) -> None:
    """Put the triggers of these tables in place, of all where none are named; does nothing where
    they stand."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
            )
        for _table, sql in _triggers(connection.vendor, tables).values():
            cursor.execute(sql)


def remove(connection: BaseDatabaseWrapper, tables: tuple[str, ...] | None = None) -> None:
    """Take the triggers away: for a migration of these tables, a restore, or a test's clean-up."""
    with connection.cursor() as cursor:
        for name, (table, _sql) in _triggers(connection.vendor, tables).items():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The names of triggers that should stand and do not."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return tuple(sorted(set(_triggers(connection.vendor)) - standing))
