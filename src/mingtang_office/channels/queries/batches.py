from __future__ import annotations

from datetime import date

from django.db.models import Count, QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.channels.models import Batch


def visible_batches(
    person: Person, on: date, permission: Permission = Permission.VIEW_CHANNELS
) -> QuerySet[Batch]:
    """Issues and lists with the number of their entries."""
    rows = Batch.objects.select_related("channel", "channel__agency").annotate(
        entries=Count("dispatches")
    )
    return policy.visible(rows, person, permission, on, field="channel__agency")
