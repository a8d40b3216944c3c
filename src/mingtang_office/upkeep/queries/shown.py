"""The columns of an agency as its public site shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mingtang.publication.columns import Column
from mingtang.publication.duties import CatalogueRole
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.particulars import particulars_of
from mingtang_office.publication.queries.public import placements
from mingtang_office.upkeep.kept_columns import doubtful, is_set_aside, own_columns
from mingtang_office.upkeep.models import CatalogueSeat, ColumnDuty


def columns_shown(agency: Agency, now: datetime) -> tuple[Column, ...]:
    """Those that the agency has, without what it closed and what is empty of it."""
    rows = CatalogueSeat.objects.filter(agency=agency).values_list("field", "organ")
    seats = frozenset(CatalogueRole(*row) for row in rows)
    particulars = replace(particulars_of(agency), roles=seats)
    closed = set(
        ColumnDuty.objects.filter(agency=agency, closed_at__isnull=False).values_list(
            "column", flat=True
        )
    )
    asked = doubtful(particulars, closed)
    found = placements(now).filter(agency=agency, column__in=asked).order_by()
    held = set(found.values_list("column", flat=True).distinct()) if asked else set()
    return tuple(
        each for each in own_columns(particulars, held) if not is_set_aside(each, closed, held)
    )
