"""What applicants say after they have applied, kept in their own words."""

from __future__ import annotations

from datetime import date, datetime

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.models import Application, Supplement, SupplementKind
from mingtang_office.trail import sealing

_LONGEST = 4000


def keep(
    application: Application,
    kind: SupplementKind,
    words: str,
    *,
    on: date,
    by: User | None,
    now: datetime,
) -> Supplement | None:
    """Seal and store what was said; nothing where nothing was. Must stand in the transaction of the
    action that it belongs to."""
    words = words.strip()
    if len(words) > _LONGEST:
        raise Refused(f"“{kind.label}”最多{_LONGEST}字，现在是{len(words)}字；更多内容请作为附件。")
    if not words:
        return None
    return Supplement.objects.create(
        application=application,
        kind=kind,
        on=on,
        sealed=sealing.seal_bytes(application, words.encode()),
        by=by,
        at=now,
    )
