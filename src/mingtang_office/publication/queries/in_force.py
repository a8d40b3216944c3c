"""How many normative documents of an agency the portal shows as being in force."""

from __future__ import annotations

from datetime import datetime

from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.validity import Validity
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.queries.public import public_items

IN_FORCE = tuple(each.value for each in Validity if each.counts_as_in_force)


def in_force_count(agency: Agency, now: datetime) -> int:
    """What table two calls 现行有效, as told by the marks on the documents themselves."""
    rows = public_items(now).filter(agency=agency, kind=ItemKind.NORMATIVE_DOCUMENT.value)
    return rows.filter(validity__in=IN_FORCE).count()
