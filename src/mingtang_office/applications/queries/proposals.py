"""Information given on application that waits to be published for all (条例第四十四条)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.applications.models import PublicationProposal


def waiting_proposals(person: Person, on: date) -> QuerySet[PublicationProposal]:
    """Those that this person may take up."""
    rows = PublicationProposal.objects.filter(taken_at__isnull=True)
    return policy.visible(rows, person, Permission.DRAFT_ITEMS, on).order_by("pk")
