"""Files that hold personal data: on the disk only as ciphertext."""

from __future__ import annotations

from datetime import datetime

from django.core.files.storage import default_storage

from mingtang_office.trail.sealing import Holder, open_bytes, seal_bytes
from mingtang_office.ui import storage


def keep(holder: Holder, data: bytes, *, folder: str, now: datetime) -> str:
    """Seal `data` under the key of `holder` and write it; the name it got. Raises `OSError`."""
    return storage.write(seal_bytes(holder, data), folder=folder, now=now)


def read(holder: Holder, stored: str) -> bytes:
    """The clear bytes of a file. Raises `sealing.Erased`, and `OSError` where it cannot be read."""
    with default_storage.open(stored) as file:
        return open_bytes(holder, file.read())
