"""What an agency has made public, as the portal shows it. All of it through
`publication.queries.public`: what that does not let through is nowhere here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models

from mingtang.publication.validity import Validity
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.newest import AGENCY_NAME, Cursor, Narrowing, newest
from mingtang_office.prepared import Prepared, Row
from mingtang_office.publication.models import Placement, PublicItem
from mingtang_office.publication.queries.public import AGENCY, at, placements, public_items

PAGE = 20
LISTED = ("item_id", "title", "document_number", "validity", "published_on")
_MARKS = {str(each): f"已{each.label}" for each in (Validity.REPEALED, Validity.EXPIRED)}


class Listed(NamedTuple):
    """Of an item what a list shows of it; `agency_name` where the list is of several agencies."""

    pk: int
    title: str
    document_number: str
    validity: str
    published_on: date
    agency_name: str = ""

    @property
    def mark(self) -> str:
        """What holds no longer says so in a list as well."""
        return _MARKS.get(self.validity, "")


@dataclass(frozen=True, slots=True)
class Listing:
    rows: tuple[Listed, ...]
    older: Cursor | None


def listing(
    of: Narrowing,
    now: datetime,
    after: Cursor | None,
    size: int = PAGE,
    *,
    with_agency: bool = False,
) -> Listing:
    """The newest items of a narrowing, or those older than a cursor; one query, whatever lies before."""
    names = (*LISTED, AGENCY_NAME) if with_agency else LISTED
    return _cut(newest(of, names, size + 1, now, after), size)


def _cut(found: Sequence[Row], size: int) -> Listing:
    """A page of these, which are one more where others follow."""
    rows = tuple(Listed(*row) for row in found[:size])
    return Listing(rows, Cursor(rows[-1].published_on, rows[-1].pk) if len(found) > size else None)


def counted(agency: Agency, codes: Sequence[str], now: datetime) -> dict[str, int]:
    """How many items each of these columns of an agency holds."""
    return dict(_COUNTED.ask(tuple(codes), agency=agency.pk, **at(now)))


def _counts(codes: tuple[str, ...]) -> models.QuerySet[Placement, Any]:
    rows = placements(None).filter(agency=AGENCY, column__in=codes).order_by()
    return rows.values_list("column").annotate(count=models.Count("pk"))


def of_agency(agency: Agency, now: datetime) -> models.QuerySet[PublicItem]:
    return public_items(now).filter(agency=agency)


_COUNTED = Prepared(_counts)
