from __future__ import annotations

from datetime import datetime

from mingtang_office.channels.actions.folders import FOLDER
from mingtang_office.channels.models import BatchFile, Hanging
from mingtang_office.ui import storage


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that neither a batch nor a board holds; their names."""
    held = {
        *BatchFile.objects.values_list("stored", flat=True),
        *Hanging.objects.exclude(posted_photo="").values_list("posted_photo", flat=True),
        *Hanging.objects.exclude(removed_photo="").values_list("removed_photo", flat=True),
    }
    return storage.sweep(FOLDER, held, now=now)
