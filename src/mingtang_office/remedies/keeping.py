"""Cases that must be kept because a reconsideration or a suit over them is not concluded."""

from __future__ import annotations

from collections.abc import Iterable

from mingtang_office.applications.queries.retention import keeper
from mingtang_office.remedies.models import Remedy


@keeper
def under_remedy(numbers: Iterable[int]) -> set[int]:
    pending = Remedy.objects.filter(application__in=list(numbers), concluded_on__isnull=True)
    return {number for number in pending.values_list("application", flat=True) if number}
