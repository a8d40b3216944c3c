"""What a backup says of itself: its parts with their digests, and of what office it was taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.crypto import salted_hmac

FORMAT = 1
NAME = "manifest.json"
DIGEST_NAME = "manifest.sha256"


class BackupError(Exception):
    """A backup cannot be made or brought back, in words for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Part:
    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model: where they stand, how many, and the last number given to a row."""

    model: str
    part: Part
    rows: int
    last_number: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    made_at: str
    tables: tuple[Table, ...]
    files: tuple[Part, ...]
    missing_files: tuple[str, ...]  # named by a row, not in the storage
    chains: dict[str, list[Any]]  # of the trail: length and head
    migrations: tuple[str, ...]
    trail_key: str
    mingtang: str
    database: str
    format: int = FORMAT

    def parts(self) -> tuple[Part, ...]:
        """Every part with its path below the backup's folder."""
        return (*(table.part for table in self.tables), *self.files)


def to_json(manifest: Manifest) -> bytes:
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()


def from_json(data: bytes) -> Manifest:
    wire = json.loads(data)
    if wire.get("format") != FORMAT:
        raise BackupError(
            f"备份的格式版本是{wire.get('format')}，本版本的明堂只认{FORMAT}。请用制作该备份的版本恢复。"
        )
    try:
        return Manifest(
            **{
                **wire,
                "tables": tuple(
                    Table(**{**table, "part": Part(**table["part"])}) for table in wire["tables"]
                ),
                "files": tuple(Part(**part) for part in wire["files"]),
                "missing_files": tuple(wire["missing_files"]),
                "migrations": tuple(wire["migrations"]),
            }
        )
    except (KeyError, TypeError) as error:
        raise BackupError("备份的清单不完整，无法恢复。") from error


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_chunks(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def is_inside(path: str) -> bool:
    """Whether a path of a manifest stays below the backup's folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and "\\" not in path


def applied_migrations() -> tuple[str, ...]:
    """The migrations of this version that the database has."""
    known = MigrationLoader(None).disk_migrations
    applied = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in known if (app, name) in applied))


def trail_key() -> str:
    """Tells one sealing key from another without telling anything of it."""
    return salted_hmac(
        "mingtang.backup", "trail", secret=settings.TRAIL_SEALING_KEY, algorithm="sha256"
    ).hexdigest()[:16]


def this_version() -> str:
    return version("mingtang")
