"""Taking the register of documents out: nothing changes, but the trail tells who took what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import FiledDocument


@transaction.atomic
def take_out(*, documents: Sequence[FiledDocument], form: str, by: User, now: datetime) -> None:
    """Write down that `by` took these, at each agency whose they are; refuses who may not see them."""
    numbers = Counter(each.agency_id for each in documents)
    for agency in Agency.objects.filter(pk__in=numbers).order_by("pk"):
        policy.require(by, Permission.VIEW_ITEMS, agency, timezone.localdate(now))
        entries.write(
            "publication.documents_taken_out",
            on=agency,
            agency=agency,
            by=by,
            now=now,
            permission=Permission.VIEW_ITEMS,
            facts={"form": form, "documents": numbers[agency.pk]},
        )
