"""Files of a case: sealed before they reach the disk, opened only for those whom the policy lets in."""

from __future__ import annotations

import hashlib
from datetime import datetime

from mingtang_office.accounts.models import User
from mingtang_office.applications.models import Application, CaseFile, FileKind, RedactionResult
from mingtang_office.trail import sealed_files
from mingtang_office.ui import storage
from mingtang_office.ui.files import Incoming

FOLDER = "applications"


def keep(
    application: Application,
    incoming: Incoming,
    kind: FileKind,
    *,
    by: User | None,
    now: datetime,
    part: str = "",
    made_from: CaseFile | None = None,
) -> CaseFile:
    """Seal and store a file. Must stand in the transaction of the action that it belongs to; a file
    left behind by one that was undone is swept."""
    return CaseFile.objects.create(
        application=application,
        kind=kind,
        name=incoming.name,
        sha256=hashlib.sha256(incoming.data).hexdigest(),
        size=len(incoming.data),
        media_type=incoming.media_type,
        stored=sealed_files.keep(application, incoming.data, folder=FOLDER, now=now),
        part=part,
        made_from=made_from,
        by=by,
        at=now,
    )


def opened(row: CaseFile) -> bytes:
    """The exact bytes that were handed in. Raises `sealing.Erased`, `OSError`."""
    return sealed_files.read(row.application, row.stored)


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no case holds; their names."""
    held = {
        stored
        for rows in (CaseFile.objects, RedactionResult.objects)
        for stored in rows.exclude(stored="").values_list("stored", flat=True)
    }
    return storage.sweep(FOLDER, held, now=now)
