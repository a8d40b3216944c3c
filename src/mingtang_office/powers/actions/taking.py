"""Taking entries out of the platform: nothing changes, but the trail tells who took what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries as trail_entries
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.ledgers import Ledger
from mingtang_office.powers.models import Registered


@transaction.atomic
def take_out(
    *, ledger: Ledger, entries: Sequence[Registered], form: str, by: User, now: datetime
) -> None:
    """Write down that `by` took these entries, at each agency whose they are; refuses who may not see
    them."""
    on = timezone.localdate(now)
    numbers = Counter(entry.agency_id for entry in entries)
    for agency in Agency.objects.filter(pk__in=numbers).order_by("pk"):
        policy.require(by, Permission.VIEW_POWERS, agency, on)
        trail_entries.write(
            "powers.taken_out",
            on=agency,
            agency=agency,
            by=by,
            now=now,
            permission=Permission.VIEW_POWERS,
            facts={
                "register": ledger.register.value,
                "form": form,
                "entries": numbers[agency.pk],
            },
        )
