"""A migrated, empty database, made once: every database of the tests is a copy of it.

On SQLite it is kept for as long as the migrations are what they were; on PostgreSQL it lives in the
server of the run. Who finds none makes one: two who do so at once make two, and one of them is used.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg.errors import DuplicateDatabase
from psycopg.sql import SQL, Identifier

from tests.repo.tree import ROOT

KEPT = ROOT / "var" / "tests"
_IMPORT = re.compile(
    r"^from (mingtang_office[\w.]*) import (\w+)|^import (mingtang_office[\w.]*)", re.M
)


def copy_file(target: Path) -> None:
    """An SQLite database of its own at `target`."""
    made = KEPT / f"{_digest()}.sqlite3"
    if not made.exists():
        folder = KEPT / uuid4().hex
        folder.mkdir(parents=True)
        _migrate(folder, f"sqlite:///{folder}/mingtang.sqlite3")
        for old in KEPT.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        (folder / "mingtang.sqlite3").replace(made)
        shutil.rmtree(folder)
    shutil.copy(made, target)


def template(server: str) -> str:
    """The name of the database of this PostgreSQL from which others are copied."""
    name, own = f"migrated_{_digest()}", f"migrating_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            return name
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(own)))
        _migrate(KEPT, urlunsplit(urlsplit(server)._replace(path=f"/{own}")))
        try:
            rename = SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(Identifier(own), Identifier(name)))
        except DuplicateDatabase:
            connection.execute(SQL("DROP DATABASE {}").format(Identifier(own)))
    return name


def environment(folder: Path, url: str) -> dict[str, str]:
    """That of a process of the office with this folder and this database."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MINGTANG_", "DJANGO_"))}
    return {
        **kept,
        "DATABASE_URL": url,
        "MINGTANG_DATA": str(folder),
        "PYTHONWARNINGS": "ignore",
    }


def _migrate(folder: Path, url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=ROOT,
        env=environment(folder, url),
        check=True,
    )


@cache
def _digest() -> str:
    """Of all that a migration is made of: its file, the files it imports, the locked packages."""
    office = ROOT / "src" / "mingtang_office"
    files = {ROOT / "requirements" / "dev.txt", *office.glob("*/migrations/*.py")}
    for migration in office.glob("*/migrations/*.py"):
        for module, name, plain in _IMPORT.findall(migration.read_text("utf-8")):
            place = ROOT.joinpath("src", *(module or plain).split("."))
            files |= {place.with_suffix(".py"), place / f"{name}.py", place / "__init__.py"}
    told = sha256()
    for file in sorted(file for file in files if file.is_file()):
        told.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return told.hexdigest()[:32]
