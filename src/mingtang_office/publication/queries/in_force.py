"""How many normative documents of an agency the portal shows as being in force."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.validity import Validity
from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Prepared
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.public import AGENCY, at, public_items

IN_FORCE = tuple(each.value for each in Validity if each.counts_as_in_force)


def in_force_count(agency: Agency, now: datetime) -> int:
    """What table two calls 现行有效, as told by the marks on the documents themselves."""
    return sum(count for _, count in _COUNT.ask(agency=agency.pk, **at(now)))


def _count() -> models.QuerySet[PublicItem, Any]:
    rows = public_items(None).filter(
        agency=AGENCY,
        kind=ItemKind.NORMATIVE_DOCUMENT.value,
        validity__in=IN_FORCE,
    )
    return rows.order_by().values_list("agency").annotate(count=models.Count("pk"))


_COUNT = Prepared(_count)
