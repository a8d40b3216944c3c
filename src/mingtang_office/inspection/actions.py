"""Reading what is sealed, and taking the trail out of the house: both leave their own entry."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail import sealing
from mingtang_office.trail.actions import record
from mingtang_office.trail.models import Chain, Entry


@transaction.atomic
def unseal(*, entry: Entry, reason: str, by: User, now: datetime) -> dict[str, str] | None:
    """The personal data of an entry; None where there are none or they were erased."""
    record(
        "trail.unsealed", by=by, now=now, on=entry, agency=entry.agency, facts={"reason": reason}
    )
    return sealing.unseal(entry)


@transaction.atomic
def note_export(
    *, chain: Chain, wanted: dict[str, str], form: str, by: User, now: datetime
) -> Entry:
    """Record that `by` takes out the entries that `wanted` describes, before the first leaves."""
    return record(
        "trail.exported", by=by, now=now, on=chain, facts={"form": form, "filter": wanted}
    )
