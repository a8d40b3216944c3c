"""Files that an interrupted signature or service left behind, deleted."""

from __future__ import annotations

from datetime import datetime

from mingtang_office.letters.actions.signing import FOLDER
from mingtang_office.letters.models import Letter, Service
from mingtang_office.ui import storage


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no letter and no service holds; their names."""
    held: set[str] = set()
    for pair in Letter.objects.exclude(code="").values_list("docx_file", "pdf_file").iterator():
        held.update(pair)
    held.update(Service.objects.exclude(proof_file="").values_list("proof_file", flat=True))
    return storage.sweep(FOLDER, held, now=now)
