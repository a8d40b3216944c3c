"""The engine of this office: that of MINGTANG_SEARCH_URL, else the database's own."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from django.conf import settings
from django.db import connection

from mingtang_office.search.engines.engine import Engine
from mingtang_office.search.engines.postgresql import PostgresqlEngine
from mingtang_office.search.engines.sqlite import SqliteEngine


def engine() -> Engine:
    """A new one costs nothing; the connections of one outside the database are kept."""
    if settings.SEARCH_ENGINE:
        return _outside(tuple(sorted(settings.SEARCH_ENGINE.items())))
    return PostgresqlEngine() if connection.vendor == "postgresql" else SqliteEngine()


@cache
def _outside(options: tuple[tuple[str, str], ...]) -> Engine:
    """Its client is an extra that most offices do not install."""
    module = import_module("mingtang_office.search.engines.opensearch")
    found: Engine = module.OpenSearchEngine(**dict(options))
    return found
