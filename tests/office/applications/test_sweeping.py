from __future__ import annotations

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.applications.actions import files
from mingtang_office.applications.models import FileKind
from mingtang_office.ui.files import Incoming
from tests.office.applications.conftest import Take
from tests.office.conftest import NOW


def test_a_file_without_a_row_is_swept_after_a_day_and_a_paper_stays(
    take: Take, owner: User
) -> None:
    kept = files.keep(
        take().application,
        Incoming("材料.txt", b"abc", "text/plain"),
        FileKind.ATTACHMENT,
        by=owner,
        now=NOW,
    )
    stray = default_storage.save("applications/2026/03/stray", ContentFile(b"x"))
    assert stray not in files.sweep(now=timezone.now())
    swept = files.sweep(now=timezone.now() + timedelta(days=2))
    assert stray in swept
    assert kept.stored not in swept
    assert files.opened(kept) == b"abc"
