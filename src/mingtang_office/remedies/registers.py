"""What the register of remedies enters with others when the office starts."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from mingtang_office.agencies.calendar_changes import on_change
from mingtang_office.applications.queries.retention import keeper
from mingtang_office.remedies.actions.recounting import OpenRemedies
from mingtang_office.remedies.models import Remedy

on_change(OpenRemedies())


@keeper
def challenged(numbers: Iterable[int]) -> set[int]:
    """Applications that are reconsidered or sued over, or whose order is not obeyed yet."""
    pending = Q(concluded_on__isnull=True) | ~Q(next_code="")
    rows = Remedy.objects.filter(pending, application__in=list(numbers), struck_at__isnull=True)
    return {number for number in rows.values_list("application_id", flat=True) if number}
