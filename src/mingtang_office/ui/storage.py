"""Files on the disk or in object storage, under names that tell nothing.

A file is written and flushed before the rows that name it are committed; what an interrupted
transaction left behind is swept.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

_SPARED = timedelta(days=1)  # a transaction under way has its files before its rows


def write(data: bytes, *, folder: str, now: datetime) -> str:
    """Write a file whole and flushed; the name it got. Raises `OSError`; then nothing is left."""
    stored = f"{folder}/{timezone.localdate(now):%Y/%m}/{uuid4().hex}"
    try:
        stored = default_storage.save(stored, ContentFile(data))
        flush(stored)
    except OSError:
        discard(stored)
        raise
    return stored


def flush(stored: str) -> None:
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


@contextmanager
def written() -> Iterator[list[str]]:
    """The names of what is written inside, for rows that may yet fail: where anything is raised, the
    files are deleted. Stands outside the transaction, so that the rows are gone before them."""
    names: list[str] = []
    try:
        yield names
    except BaseException:
        for stored in names:
            discard(stored)
        raise


def discard(stored: str) -> None:
    """Delete a file; one that cannot be deleted now is left to the sweep."""
    try:
        default_storage.delete(stored)
    except OSError:
        return


def sweep(folder: str, held: Collection[str], *, now: datetime) -> tuple[str, ...]:
    """Delete the files of a folder, older than a day, that are not among those held; their names."""
    strays = tuple(
        stored
        for stored in _stored(folder)
        if stored not in held and default_storage.get_modified_time(stored) < now - _SPARED
    )
    for stored in strays:
        discard(stored)
    return strays


def _stored(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    for name in names:
        yield f"{folder}/{name}"
    for each in folders:
        yield from _stored(f"{folder}/{each}")
