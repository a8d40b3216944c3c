"""A person says of reminders that they have been seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.models import Agency
from mingtang_office.upkeep.models import ColumnReminder
from mingtang_office.upkeep.queries.mine import reminders_of


@transaction.atomic
def mark_seen(*, numbers: Iterable[int], by: User, now: datetime) -> int:
    """Mark one's own reminders as seen, and with each the earlier ones of the same column; how many
    columns. Those of others are passed over."""
    own = reminders_of(by, timezone.localdate(now)).filter(seen_at__isnull=True)
    chosen = {(each.agency_id, each.column) for each in own.filter(pk__in=list(numbers))}
    for agency in Agency.objects.filter(pk__in={each[0] for each in chosen}).order_by("pk"):
        columns = sorted(column for number, column in chosen if number == agency.pk)
        ColumnReminder.objects.filter(
            agency=agency, column__in=columns, to=by, seen_at__isnull=True
        ).update(seen_at=now)
        entries.write(
            "upkeep.reminders_seen",
            on=agency,
            agency=agency,
            by=by,
            now=now,
            facts={"columns": columns},
        )
    return len(chosen)
