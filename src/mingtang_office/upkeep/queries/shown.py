"""The columns of an agency as its public site shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models

from mingtang.publication.columns import Column
from mingtang.publication.duties import CatalogueRole, Particulars
from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Prepared
from mingtang_office.publication.models import Placement
from mingtang_office.publication.particulars import particulars_of
from mingtang_office.publication.queries.public import AGENCY, at, placements
from mingtang_office.upkeep.kept_columns import doubtful, is_set_aside, own_columns
from mingtang_office.upkeep.models import CatalogueSeat, ColumnDuty


def columns_shown(agency: Agency, now: datetime) -> tuple[Column, ...]:
    """Those that the agency has, without what it closed and what is empty of it."""
    seats, closed = _seats_and_closed(agency)
    particulars = replace(particulars_of(agency), roles=seats)
    asked = _asked(particulars, closed)
    held = frozenset(
        code for (code,) in (_HELD.ask(asked, agency=agency.pk, **at(now)) if asked else ())
    )
    return _shown(particulars, closed, held)


_asked = lru_cache(maxsize=1_000)(doubtful)


@lru_cache(maxsize=1_000)
def _shown(
    particulars: Particulars, closed: frozenset[str], held: frozenset[str]
) -> tuple[Column, ...]:
    return tuple(
        each for each in own_columns(particulars, held) if not is_set_aside(each, closed, held)
    )


def _held(among: frozenset[str]) -> models.QuerySet[Placement, Any]:
    rows = placements(None).filter(agency=AGENCY, column__in=sorted(among)).order_by()
    return rows.values_list("column").distinct()


def _seats_and_closed(agency: Agency) -> tuple[frozenset[CatalogueRole], frozenset[str]]:
    """Its seats in the catalogues, and the columns that it closed."""
    rows = _KEPT.ask(agency=agency.pk)
    return (
        frozenset(CatalogueRole(field, organ) for field, organ, column in rows if not column),
        frozenset(column for _, _, column in rows if column),
    )


def _kept() -> models.QuerySet[Any, Any]:
    """Both in one question, since every page of a platform asks."""
    none = models.Value("")
    seats = CatalogueSeat.objects.filter(agency=AGENCY).order_by()
    closed = ColumnDuty.objects.filter(agency=AGENCY, closed_at__isnull=False).order_by()
    return seats.values_list("field", "organ", none).union(
        closed.values_list(none, none, "column"), all=True
    )


_HELD, _KEPT = Prepared(_held), Prepared(_kept)
