"""Long lists within what a person reaches, in a form that the database answers at once.

Who sees what is `agencies.policy`'s to say; here it is only put so that a short list is found by
agency and sorted, and a long one is read in its own order until the page is full.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from django.db import models

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person

M = TypeVar("M", bound=models.Model)

_FEW = 200
_QUICKLY_SORTED = 2000


def within_reach(
    rows: models.QuerySet[M], person: Person, permission: Permission, on: date
) -> models.QuerySet[M]:
    """The rows that `policy.visible` shows; the agency of a row stands in its `agency`."""
    everything: models.QuerySet[Agency] = Agency.objects.order_by()
    reached = policy.visible(everything, person, permission, on, field="").values("pk")
    few = [row["pk"] for row in reached[: _FEW + 1]]
    found_by_agency = rows.filter(agency__in=few)
    if len(few) <= _FEW and (len(few) <= 1 or _is_short(found_by_agency)):
        return found_by_agency
    # Adding nothing keeps the index of the agency out of the plan, and the list in its order.
    kept = rows.alias(_agency=models.F("agency") + 0).filter(
        _agency__in=few if len(few) <= _FEW else reached
    )
    return cast("models.QuerySet[M]", kept)


def _is_short(rows: models.QuerySet[M]) -> bool:
    """Whether sorting these rows takes no time; counts no further than it must."""
    return rows.order_by().values("pk")[: _QUICKLY_SORTED + 1].count() <= _QUICKLY_SORTED
