"""The columns of an agency as its public site shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models

from mingtang.publication.columns import Column
from mingtang.publication.duties import CatalogueRole, Particulars
from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Given, Prepared
from mingtang_office.publication.models import Placement
from mingtang_office.publication.particulars import particulars_of
from mingtang_office.publication.queries.public import at, placements
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
    rows = placements(None).filter(agency=Given("agency", models.BigIntegerField()))
    return rows.filter(column__in=sorted(among)).order_by().values_list("column").distinct()


_HELD = Prepared(_held)


def _seats_and_closed(agency: Agency) -> tuple[frozenset[CatalogueRole], frozenset[str]]:
    """Its seats in the catalogues, and the columns that it closed. Every page of a platform asks: one
    question, put together beforehand."""
    with connection.cursor() as cursor:
        cursor.execute(_SEATS_AND_CLOSED, [agency.pk, agency.pk])
        rows = cursor.fetchall()
    return (
        frozenset(CatalogueRole(field, organ) for field, organ, column in rows if not column),
        frozenset(column for _, _, column in rows if column),
    )


_SEATS_AND_CLOSED = (
    f"SELECT field, organ, '' FROM {CatalogueSeat._meta.db_table} WHERE agency_id = %s"  # noqa: S608
    f" UNION ALL SELECT '', '', \"column\" FROM {ColumnDuty._meta.db_table}"
    " WHERE agency_id = %s AND closed_at IS NOT NULL"
)
