"""Files that hold personal data: on the disk only as ciphertext, under a name that tells nothing.

A file is written and flushed before the rows that name it are committed; what an interrupted
transaction left behind is found by `strays` and deleted.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from mingtang_office.trail.sealing import Holder, open_bytes, seal_bytes

_SPARED = timedelta(days=1)  # a transaction under way has its files before its rows


def keep(holder: Holder, data: bytes, *, folder: str, now: datetime) -> str:
    """Seal `data` under the key of `holder` and write it, whole and flushed; the name it got."""
    sealed = seal_bytes(holder, data)
    name = f"{folder}/{timezone.localdate(now):%Y/%m}/{uuid4().hex}"
    stored = default_storage.save(name, ContentFile(sealed))
    try:
        _flush(stored)
    except OSError:
        discard(stored)
        raise
    return stored


def read(holder: Holder, stored: str) -> bytes:
    """The clear bytes of a file. Raises `sealing.Erased`, and `OSError` where it cannot be read."""
    with default_storage.open(stored) as file:
        return open_bytes(holder, file.read())


def discard(stored: str) -> None:
    """Delete a file; one that cannot be deleted now is left to the sweep."""
    try:
        default_storage.delete(stored)
    except OSError:
        return


def strays(folder: str, held: Collection[str], now: datetime) -> Iterator[str]:
    """The files of a folder, older than a day, that are not among those held."""
    for stored in list(_stored(folder)):
        if stored not in held and default_storage.get_modified_time(stored) < now - _SPARED:
            yield stored


def _stored(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    for name in names:
        yield f"{folder}/{name}"
    for each in folders:
        yield from _stored(f"{folder}/{each}")


def _flush(stored: str) -> None:
    """Wait until the file and its name are on the disk, where the storage is a disk of ours."""
    try:
        path = Path(default_storage.path(stored))
    except NotImplementedError:  # object storage answers only when it has the file
        return
    for each in (path, path.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
