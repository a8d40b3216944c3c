"""Taking the list of agencies out of the platform: nothing changes, but the trail tells who took it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.upkeep.models import DailyInspection


@transaction.atomic
def take_out(*, rows: Sequence[DailyInspection], form: str, by: User, now: datetime) -> None:
    """Write down that `by` took these, at the topmost agency among them; refuses who may not see one."""
    on = timezone.localdate(now)
    reached = policy.scope(by, Permission.VIEW_COLUMNS, on)
    agencies = sorted((row.agency for row in rows), key=lambda agency: str(agency.path))
    for agency in agencies:
        if not reached.covers(agency):
            policy.require(by, Permission.VIEW_COLUMNS, agency, on)
    if agencies:
        entries.write(
            "upkeep.taken_out",
            on=agencies[0],
            agency=agencies[0],
            by=by,
            now=now,
            permission=Permission.VIEW_COLUMNS,
            facts={"form": form, "agencies": len(agencies), "day": rows[0].day.isoformat()},
        )
