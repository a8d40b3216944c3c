"""What is asked of the registers: whose cases, over which days, as the record knew them when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import models

from mingtang.annual.edition import Edition
from mingtang.annual.period import Period
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import Person

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Question:
    """An agency, alone or with all `below` it; what was entered after `cut_off` is not counted, so
    that the same question has the same answer for ever."""

    agency: Agency
    below: bool
    period: Period
    cut_off: datetime
    form: Edition

    def of_agency(self, rows: models.QuerySet[M]) -> models.QuerySet[M]:
        """Rows of the agency, or of its branch; their agency stands in `agency`."""
        if not self.below:
            return rows.filter(agency=self.agency)
        return rows.filter(agency__path__range=policy.path_range(self.agency.path))

    def known(self, rows: models.QuerySet[M]) -> models.QuerySet[M]:
        """Rows that stood at the cut-off: entered by then, and not yet replaced."""
        replaced = models.Q(until__isnull=True) | models.Q(until__gt=self.cut_off)
        return rows.filter(replaced, since__lte=self.cut_off)

    def known_of_agency(self, rows: models.QuerySet[M]) -> models.QuerySet[M]:
        """Both: the rows to count from."""
        return self.of_agency(self.known(rows))


def counted_for(
    rows: models.QuerySet[M],
    person: Person,
    on: date,
    permission: Permission = Permission.COUNT_APPLICATIONS,
) -> models.QuerySet[M]:
    """What this person may count."""
    return policy.visible(rows, person, permission, on)
