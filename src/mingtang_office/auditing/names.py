"""Reports found by a part of the name that their agency reported under."""

from __future__ import annotations

from django.db import models

from mingtang_office.auditing.models import ReportedName

_FEW = 200


def named(words: str, prefix: str = "") -> models.Q:
    """Reports (behind `prefix`) of agencies with these words in the name that they reported under:
    by the names where these are few, else by reading on until enough are found."""
    names = ReportedName.objects.filter(name__icontains=words).order_by()
    few = list(names.values_list("name", flat=True)[: _FEW + 1])
    if len(few) <= _FEW:
        return models.Q(**{f"{prefix}reported_agency__in": few})
    return models.Q(**{f"{prefix}reported_agency__icontains": words})
