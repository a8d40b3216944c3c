"""The platform of an agency: its columns by their exact names, what is in them, what is newest."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang_office.agencies.models import Agency
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import disclosed
from mingtang_office.portal.queries.agencies import platform_of
from mingtang_office.portal.queries.newest import cursor_of
from mingtang_office.portal.queries.platform import (
    ENTRANCES,
    entries_of,
    entry_of,
    with_counts,
)
from mingtang_office.portal.queries.year_reports import YearReports, reports_below
from mingtang_office.portal.views.frame import framed
from mingtang_office.publication.queries.districts import any_in_force, in_force
from mingtang_office.publication.queries.in_force import in_force_count

_NEWEST = 10
REPORTS = "reports"
_DOCUMENTS = "normative_documents"
_ADMISSIONS = "admissions"


@require_safe
@kept_by_content
def platform(request: HttpRequest, pk: int) -> HttpResponse:
    agency, now = agency_of(pk), timezone.now()
    context = {
        **framed(agency),
        "newest": disclosed.listing({"agency": agency.pk}, now, None, _NEWEST).rows,
    }
    return render(request, "portal/platform.html", context)


@require_safe
@kept_by_content
def column(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One column. The fixed ones that are pages of their own lead there."""
    if code in ENTRANCES:
        return redirect(ENTRANCES[code], pk, permanent=True)
    agency, now = agency_of(pk), timezone.now()
    entries = entries_of(agency, now)
    chosen = entry_of(entries, code)
    if chosen is None:
        raise Http404
    after = cursor_of(request.GET.get("after", ""))
    context = {
        **framed(agency, code, entries),
        "chosen": with_counts(chosen, agency, now),
        "listing": disclosed.listing({"agency": pk, "column": code}, now, after),
        "is_first_page": after is None,
        "in_force": in_force_count(agency, now) if code == _DOCUMENTS else None,
        "subordinate": _below(request, agency) if code == REPORTS else None,
        "look_up": _look_up(agency, now) if code == _ADMISSIONS else "",
    }
    return render(request, "portal/column.html", context)


def agency_of(pk: int) -> Agency:
    """With what a page of its platform says of it."""
    agency = platform_of(pk)
    if agency is None:
        raise Http404
    return agency


def _look_up(agency: Agency, now: datetime) -> str:
    """Where the district of an address is looked up: in the agency's own table, or in those of others."""
    if in_force(now, agency):
        return reverse("portal:agency_admissions", args=(agency.pk,))
    return reverse("portal:admissions") if any_in_force(now) else ""


def _below(request: HttpRequest, agency: Agency) -> YearReports:
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else None
    return reports_below(agency, year, request.GET.get("page", ""), timezone.now())
