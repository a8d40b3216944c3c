"""An office of its own for a test: a database and a folder, used by real processes."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.office import migrated, mother
from tests.repo.tree import ROOT


@dataclass
class Site:
    folder: Path
    url: str
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return migrated.environment(self.folder, self.url) | self.extra

    def start(self, *command: str, **options: Any) -> subprocess.Popen[str]:
        """manage.py with this command, running."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **options,
        )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """manage.py with this command, ended."""
        return self.process("manage.py", *command)

    def process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """python with these arguments, ended."""
        return mother.run(arguments, self.environment)

    def python(self, code: str) -> str:
        done = self.run("shell", "--no-imports", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        if self.url.startswith("sqlite"):
            with _sqlite(self.url) as held:
                return held.execute(query).fetchall()
        with psycopg.connect(self.url) as connection:
            return connection.execute(query.encode()).fetchall()

    def tables(self) -> list[str]:
        query = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if self.url.startswith("sqlite")
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        return sorted(name for (name,) in self.rows(query))

    def enqueue(self, name: str, *args: Any) -> None:
        self.python(
            f"from tests.office.operation import sample_tasks as t; t.{name}.enqueue(*{args!r})"
        )

    def task_states(self) -> list[tuple[str, int]]:
        """Each task's status and how many workers have had it; those that a worker enqueues every
        day by itself left out."""
        found = self.rows(
            "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult "
            "WHERE task_path NOT IN (SELECT task FROM operation_dailyrun)"
        )
        return [(s, len(json.loads(w) if isinstance(w, str) else w)) for s, w in found]


@contextmanager
def _sqlite(url: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=20)
    try:
        yield connection
    finally:
        connection.close()


def wait_for(condition: Callable[[], Any], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come to pass in time"
        time.sleep(0.05)


@dataclass
class Sites:
    """Makes migrated sites, each a copy of one database."""

    server: str | None  # a PostgreSQL, or None for SQLite
    folder: Path

    def new(self) -> Site:
        folder = self.folder / uuid4().hex
        folder.mkdir()
        if self.server is None:
            migrated.copy_file(folder / "mingtang.sqlite3")
            return Site(folder, f"sqlite:///{folder}/mingtang.sqlite3")
        return self._database(folder, template=migrated.template(self.server))

    def empty(self, folder: Path) -> Site:
        """A site whose database has no table yet."""
        if self.server is None:
            return Site(folder, f"sqlite:///{folder}/mingtang.sqlite3")
        return self._database(folder, template="template0")

    def _database(self, folder: Path, template: str) -> Site:
        assert self.server is not None
        name = f"site_{uuid4().hex}"
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return Site(folder, urlunsplit(urlsplit(self.server)._replace(path=f"/{name}")))
