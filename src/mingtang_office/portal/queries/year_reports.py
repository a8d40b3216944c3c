"""The annual reports of the agencies below one, by year and agency (条例第四十九条、第五十条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import path_range
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.public import public_items

_A_PAGE = 100
_YEAR = "edition__content__details__report_year"
YEAR_TOLD = KeyTextTransform("report_year", KeyTransform("details", "edition__content"))


@dataclass(frozen=True, slots=True)
class YearReports:
    """`years` of which there are reports, the newest first; the reports of the `year` that is shown."""

    years: tuple[int, ...]
    year: int | None
    rows: Page[PublicItem]


def reports_of_branch(agency: Agency, now: datetime) -> models.QuerySet[PublicItem]:
    return public_items(now).filter(
        kind=ItemKind.ANNUAL_REPORT, agency__path__range=path_range(agency.path)
    )


def reports_below(agency: Agency, year: int | None, page: str, now: datetime) -> YearReports:
    """Those of `year`, or of the newest year that has some."""
    rows = reports_of_branch(agency, now).exclude(agency=agency)
    told = rows.order_by().values_list(YEAR_TOLD, flat=True).distinct()
    years = tuple(sorted({int(each) for each in told if str(each).isdecimal()}, reverse=True))
    shown = year if year in years else next(iter(years), None)
    chosen = rows.filter(**{_YEAR: shown}) if shown is not None else rows.none()
    listed = (
        chosen.select_related("agency")
        .only("title", "published_on", "agency__name", "validity", "document_number")
        .order_by("agency__path", "-published_on", "-item_id")
    )
    return YearReports(years, shown, Paginator(listed, _A_PAGE).get_page(page))
