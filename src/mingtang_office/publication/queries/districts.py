"""School districts in force: what the public sees of them, and the names of the place they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models

from mingtang.publication.districts import FIELD, Districts, districts_of
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency, Region
from mingtang_office.prepared import Prepared
from mingtang_office.publication.models import Edition, PublicDistricts, PublicItem
from mingtang_office.publication.queries.public import at, public_items

_KIND = re.compile(r"(?:自治县|自治旗|县|区|市|旗)$")


def _shown(now: datetime | None) -> models.QuerySet[PublicItem]:
    """The items with districts that the public may see. Looked up from the few districts, whatever a
    database thinks of the sizes of the two tables."""
    return public_items(now).filter(pk__in=PublicDistricts.objects.values("pk"))


def in_force(now: datetime, agency: Agency | None = None) -> list[PublicDistricts]:
    """The public tables of the newest school year of each agency, or of one."""
    rows = (
        PublicDistricts.objects.filter(pk__in=_shown(now).values("pk"))
        .select_related("public__edition", "agency__region")
        .defer("public__edition__content", "public__edition__html", "public__edition__text")
        .order_by("agency__path", "-year", "public__published_on", "public")
    )
    if agency is not None:
        rows = rows.filter(agency=agency)
    newest: dict[int, int] = {}
    return [row for row in rows if row.year == newest.setdefault(row.agency_id, row.year)]


def any_in_force(now: datetime) -> bool:
    return bool(_ANY.ask(**at(now)))


def _any() -> models.QuerySet[PublicItem, Any]:
    return _shown(None).order_by().values_list("pk")[:1]


_ANY = Prepared(_any)


def is_in_force(public: PublicItem, now: datetime) -> bool:
    """Whether districts that hold now rest on this item."""
    if public.kind != ItemKind.ADMISSIONS:
        return False
    return any(row.pk == public.pk for row in in_force(now, public.agency))


def table_of(row: PublicDistricts) -> Districts:
    """The table that was signed."""
    edition = row.public.edition
    return _table(edition.pk, edition.digest)


@lru_cache(maxsize=32)
def _table(edition: int, digest: str) -> Districts:
    """Read once: an edition never changes, and the digest tells it from any other."""
    content = Edition.objects.values_list("content", flat=True).get(pk=edition, digest=digest)
    return districts_of(content["details"][FIELD])


def names_within(agency: Agency) -> tuple[str, ...]:
    """The division of an agency with those above it, as addresses begin with them, long and short."""
    region = agency.region
    if region is None:
        above: Iterable[Agency] = agency.get_ancestors().select_related("region")
        region = next((each.region for each in reversed(list(above)) if each.region), None)
    if region is None:
        return ()
    codes = (region.code, f"{region.code[:4]}00", f"{region.code[:2]}0000")
    names = Region.objects.filter(code__in=codes).values_list("name", flat=True)
    short = _KIND.sub("", region.name)
    return tuple(dict.fromkeys((*names, *((short,) if len(short) > 1 else ()))))
