"""Links and attachments that do not open, of what is public now."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.publication.queries.public import shown
from mingtang_office.upkeep.models import LinkCheck


def dead_now(now: datetime) -> QuerySet[LinkCheck]:
    """What is withdrawn in the meantime troubles nobody."""
    return LinkCheck.objects.filter(shown(now, "item__public__"), is_dead=True)


def visible_checks(person: Person, on: date) -> QuerySet[LinkCheck]:
    return policy.visible(LinkCheck.objects.all(), person, Permission.VIEW_COLUMNS, on)
