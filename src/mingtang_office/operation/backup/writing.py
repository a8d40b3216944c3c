"""Makes a backup: beside its final name, read again and verified before it is given that name."""

from __future__ import annotations

import errno
import fcntl
import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, transaction

from mingtang_office.operation.backup import manifest as manifests
from mingtang_office.operation.backup import rows, storage
from mingtang_office.operation.backup.manifest import BackupError, Manifest, Part, Table
from mingtang_office.operation.backup.verifying import verify
from mingtang_office.trail.actions import PLATFORM, record
from mingtang_office.trail.models import Chain
from mingtang_office.trail.verification import anchor

_UNFINISHED = ".part"
_PREFIX = "mingtang-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write(directory: Path, *, now: datetime) -> tuple[Path, Manifest]:
    """A new backup below `directory`: the database of one moment, every file, and the manifest.

    Until it has been read again whole and found right it bears a name that is no backup's; what a
    killed run left under such a name goes with the next run.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    final = directory / f"{_PREFIX}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    with _alone(directory):
        if final.exists():
            raise BackupError(f"{final} 已经存在，请稍候再试。")
        for left in directory.glob(f"{_PREFIX}*{_UNFINISHED}"):
            shutil.rmtree(left)
        unfinished = final.with_name(final.name + _UNFINISHED)
        try:
            manifest = _fill(unfinished, now)
            verify(unfinished)
            _settle(unfinished)
            unfinished.rename(final)
            _sync(directory)
        except OSError as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise BackupError(_complaint(directory, error)) from error
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    _tell(final.name, manifest, now)
    return final, manifest


def _complaint(directory: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return f"{directory} 空间不足，备份没有完成，也没有留下残件。请清理空间后重做。"
    return f"备份写不下去（{error.strerror}），没有留下残件。请检查 {directory} 后重做。"


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """One backup at a time in one directory; the lock goes with the process, however it ends."""
    with (directory / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"另一个备份正在写入 {directory}，请等它结束。") from error
        yield


def _fill(folder: Path, now: datetime) -> Manifest:
    folder.mkdir(mode=0o700)
    with rows.snapshot():
        manifest = Manifest(
            made_at=now.isoformat(),
            tables=tuple(_tables(folder)),
            # The files of this moment are copied while it is held: a row never outlives its file.
            missing_files=tuple(sorted(set(storage.named_by_rows()) - set(storage.names()))),
            files=tuple(_files(folder)),
            chains={name: [end["length"], end["head"]] for name, end in anchor().items()},
            migrations=manifests.applied_migrations(),
            trail_key=manifests.trail_key(),
            mingtang=manifests.this_version(),
            database=connection.vendor,
        )
    data = manifests.to_json(manifest)
    (folder / manifests.NAME).write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    (folder / manifests.DIGEST_NAME).write_text(f"{digest}  {manifests.NAME}\n", "ascii")
    return manifest


def _tables(folder: Path) -> Iterator[Table]:
    (folder / "rows").mkdir()
    for model in rows.backed_up():
        path = f"rows/{model._meta.label_lower}.jsonl.gz"
        count = -1  # the line of the column names is none of the rows
        with gzip.GzipFile(folder / path, "wb", compresslevel=6, mtime=0) as packed:
            for line in rows.dump(model):
                packed.write(line)
                count += 1
        part = Part(path, (folder / path).stat().st_size, manifests.digest_of(folder / path))
        yield Table(model._meta.label, part, count, rows.last_number(model))


def _files(folder: Path) -> Iterator[Part]:
    for name in storage.names():
        path = f"files/{name}"
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with default_storage.open(name) as source:
                yield _copy(source.chunks(), target, path)
        except FileNotFoundError:  # removed lawfully since the listing
            continue


def _copy(chunks: Iterable[bytes], target: Path, path: str) -> Part:
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Part(path, size, digest.hexdigest())


def _settle(folder: Path) -> None:
    """Make sure that the disk has it all before the name says that the backup is there."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o700 if path.is_dir() else 0o600)
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@transaction.atomic
def _tell(name: str, manifest: Manifest, now: datetime) -> None:
    """A backup takes everything out of the house: the trail tells when."""
    chain, _ = Chain.objects.get_or_create(name=PLATFORM)
    facts = {
        "backup": name,
        "rows": sum(table.rows for table in manifest.tables),
        "files": len(manifest.files),
    }
    record("operation.backed_up", by=None, now=now, on=chain, facts=facts)


def prune(directory: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest `keep` backups."""
    backups = sorted(
        path for path in directory.glob(f"{_PREFIX}*Z") if (path / manifests.NAME).is_file()
    )
    old = backups[:-keep]
    for path in old:
        unfinished = path.with_name(path.name + _UNFINISHED)
        path.rename(unfinished)  # what is half deleted is no backup
        shutil.rmtree(unfinished)
    return old
