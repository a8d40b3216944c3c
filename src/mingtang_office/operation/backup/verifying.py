"""Reads a backup whole and says what is wrong with it."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from mingtang_office.operation.backup import manifest as manifests
from mingtang_office.operation.backup.manifest import BackupError, Manifest, Part, Table


def verify(folder: Path) -> Manifest:
    """The manifest of a backup of which every byte is what it was when it was made."""
    manifest = _read_manifest(folder)
    faults = [fault for part in manifest.parts() if (fault := _fault(folder, part))]
    if not faults:
        faults = [fault for table in manifest.tables if (fault := _wrong_count(folder, table))]
    if faults:
        shown = "；".join(faults[:5]) + ("……" if len(faults) > 5 else "")
        raise BackupError(f"备份已损坏，不能使用：共{len(faults)}处，{shown}。")
    return manifest


def _read_manifest(folder: Path) -> Manifest:
    try:
        data = (folder / manifests.NAME).read_bytes()
        digest = (folder / manifests.DIGEST_NAME).read_text("ascii").split()[0]
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise BackupError(f"{folder} 不是备份，或缺少清单。") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise BackupError(f"备份的清单已损坏：{folder / manifests.NAME} 与其摘要不符。")
    manifest = manifests.from_json(data)
    if not all(manifests.is_inside(part.path) for part in manifest.parts()):
        raise BackupError("备份的清单含有指向目录之外的路径，拒绝使用。")
    return manifest


def _fault(folder: Path, part: Part) -> str:
    path = folder / part.path
    try:
        if path.stat().st_size != part.size:
            return f"{part.path} 大小不符"
        if manifests.digest_of(path) != part.sha256:
            return f"{part.path} 内容不符"
    except OSError:
        return f"{part.path} 缺失或读不出"
    return ""


def _wrong_count(folder: Path, table: Table) -> str:
    with gzip.open(folder / table.part.path, "rb") as lines:
        count = sum(1 for _ in lines) - 1
    return "" if count == table.rows else f"{table.model} 应有{table.rows}行，实有{count}行"
