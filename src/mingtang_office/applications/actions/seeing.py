"""A person says of reminders that they have been seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.applications.models import Reminder
from mingtang_office.applications.queries.reminders import reminders_of
from mingtang_office.trail.actions import record


@transaction.atomic
def mark_seen(*, numbers: Iterable[int], by: User, now: datetime) -> int:
    """Mark one's own reminders as seen, and with each the earlier ones of the same case; how many
    cases. Those of others are passed over."""
    own = reminders_of(by, timezone.localdate(now)).filter(seen_at__isnull=True)
    cases = {row.application for row in own.filter(pk__in=list(numbers))}
    for application in sorted(cases, key=lambda each: int(each.pk)):
        rows = Reminder.objects.filter(application=application, to=by, seen_at__isnull=True)
        told = rows.update(seen_at=now)
        record(
            "applications.reminder_seen",
            by=by,
            now=now,
            on=application,
            agency=application.agency_id,
            facts={"reminders": told},
        )
    return len(cases)
