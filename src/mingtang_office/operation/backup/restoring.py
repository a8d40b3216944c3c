"""Brings a backup back: whole, or not at all.

All rows go in within one transaction, which ends only after the counts, the references and the
trail have been found right; both databases roll everything back when the process is killed before.
Files come first. Their names are generated and never used again, so that a file of the backup can
only be missing or be the same document: putting it there harms nothing if the rows never follow.
"""

from __future__ import annotations

import gzip
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from mingtang_office.accounts.models import User
from mingtang_office.operation.actions.recovery import is_dead
from mingtang_office.operation.backup import manifest as manifests
from mingtang_office.operation.backup import rows, storage
from mingtang_office.operation.backup.manifest import BackupError, Manifest, Part, Table
from mingtang_office.operation.backup.verifying import verify
from mingtang_office.operation.models import Worker
from mingtang_office.trail import guards, verification
from mingtang_office.trail.actions import PLATFORM, record
from mingtang_office.trail.models import Chain, Entry

_BEAT = timedelta(seconds=15)


def restore(folder: Path, *, replace: bool, now: datetime) -> Manifest:
    """Make this office what it was when the backup was taken.

    Refuses a backup with a wrong byte, of another version, an office that is running, and without
    `replace` one that holds anything.
    """
    manifest = verify(folder)
    _refuse_other_version(manifest)
    if not connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)
    _refuse_other_migrations(manifest)
    _refuse_running(now)
    if not replace:
        _refuse_full()
    for part in manifest.files:
        _put(folder, part)
    before = verification.anchor()
    with transaction.atomic():
        guards.remove(connection)
        rows.empty()
        for table in manifest.tables:
            _load(folder, table)
        _check_references()
        guards.install(connection)
        _verify_trail(manifest)
        _tell(folder.name, manifest, before, now)
    return manifest


def _refuse_other_version(manifest: Manifest) -> None:
    """A newer version may bring what this one does not know; an older one is told by migrations."""
    here = manifests.this_version()
    if manifest.mingtang != here:
        raise BackupError(
            f"备份由明堂 {manifest.mingtang} 制作，当前是 {here}。"
            f"请先安装 {manifest.mingtang} 恢复，再按升级说明升级。"
        )


def _refuse_other_migrations(manifest: Manifest) -> None:
    here, there = set(manifests.applied_migrations()), set(manifest.migrations)
    if here != there:
        raise BackupError(
            f"数据库结构与备份不同：备份多{len(there - here)}项迁移，少{len(here - there)}项。"
            "请安装与备份相同的版本并运行 manage.py migrate 后再恢复。"
        )


def _refuse_running(now: datetime) -> None:
    recent = Worker.objects.filter(seen_at__gte=now - _BEAT)
    if any(not is_dead(worker, now) for worker in recent):
        raise BackupError("明堂还在运行（有后台进程报到）。请先停止网站和后台进程，再恢复。")


def _refuse_full() -> None:
    held = User.objects.exists() or Entry.objects.exists() or next(storage.names(), None)
    if held:
        raise BackupError(
            "这里已有数据，不会覆盖。确实要以备份取代现有数据，请先另做备份，再加 --replace。"
        )


def _put(folder: Path, part: Part) -> None:
    """Put one file of the backup into the storage where it is not there already as it should be.
    A file of this name with other bytes is the same document, damaged."""
    name = part.path.removeprefix("files/")
    if default_storage.exists(name):
        with default_storage.open(name) as held:
            if manifests.digest_of_chunks(held.chunks()) == part.sha256:
                return
        default_storage.delete(name)
    with (folder / part.path).open("rb") as source:
        given = default_storage.save(name, File(source))
    if given != name:
        default_storage.delete(given)
        raise BackupError(f"文件存储不肯以原名存放 {name}，无法恢复。")


def _load(folder: Path, table: Table) -> None:
    model = apps.get_model(table.model)
    with gzip.open(folder / table.part.path, "rb") as lines:
        count = rows.load(model, lines)
    if count != table.rows or model._base_manager.count() != table.rows:
        raise BackupError(f"{table.model} 应有{table.rows}行，装入{count}行，未作任何更改。")
    if table.last_number is not None:
        rows.go_on_after(model, table.last_number)


def _check_references() -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise BackupError("备份中有行指向不存在的行，未作任何更改。") from error


def _verify_trail(manifest: Manifest) -> None:
    ends = {name: [end["length"], end["head"]] for name, end in verification.anchor().items()}
    faults = [str(fault) for fault in islice(verification.verify(), 5)]
    if ends != manifest.chains:
        faults.append("链尾与备份清单不符")
    if faults:
        raise BackupError(f"恢复后的留痕核验不符，未作任何更改：{'；'.join(faults)}。")


def _tell(name: str, manifest: Manifest, before: dict[str, Any], now: datetime) -> None:
    """The trail goes on with the restoration, and with what it took the place of: history that was
    put aside does not go unnoticed."""
    platform, _ = Chain.objects.get_or_create(name=PLATFORM)
    facts = {"backup": name, "made_at": manifest.made_at, "replaced": before}
    record("operation.restored", by=None, now=now, on=platform, facts=facts)
