"""The columns of an agency, what the inspectors would find, its dead links, and earlier days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingtang_office.agencies.models import Agency
from mingtang_office.ui.paging import Order, page_of
from mingtang_office.upkeep import screen
from mingtang_office.upkeep.forms.arranging import ArrangementForm, CloseForm
from mingtang_office.upkeep.queries.columns import days_of, judged_now
from mingtang_office.upkeep.queries.links import dead_now
from mingtang_office.upkeep.views.doors import agency_or_404, framed


@login_required
@require_GET
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    return show_columns(request, agency_or_404(request, pk))


def show_columns(
    request: HttpRequest, agency: Agency, *, status: int = 200, **typed: Any
) -> HttpResponse:
    """The list of the columns; with the forms that were typed, where a step was refused."""
    now = timezone.now()
    today = timezone.localdate(now)
    judged = judged_now(agency, now)
    context = {
        **framed(request, agency, "columns"),
        "lines": screen.lines_of(judged, request.GET.get("state", "")),
        "counts": [each for each in screen.counts_of(judged) if each.number],
        "wanted": request.GET.get("state", ""),
        "distances": [each for each in screen.distances(judged) if each.tone != "done"],
        "arrangement": ArrangementForm(agency=agency, on=today),
        "closing": CloseForm(),
        "chosen": (),
        **typed,
    }
    return render(request, "upkeep/columns.html", context, status=status)


@login_required
@require_GET
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_or_404(request, pk)
    judged = judged_now(agency, timezone.now())
    context = {
        **framed(request, agency, "inspection"),
        "distances": screen.distances(judged),
        "website": judged.website,
        "rules": screen.told(judged.website.findings) if judged.website else (),
        "media": [(name, screen.told(found.findings)) for name, found in judged.media],
    }
    return render(request, "upkeep/inspection.html", context)


@login_required
@require_GET
def links(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_or_404(request, pk)
    rows = dead_now(timezone.now()).filter(agency=agency).select_related("item__public")
    context = {
        **framed(request, agency, "links"),
        "page": page_of(rows, Order(), request.GET),
        "outer": settings.CHECK_EXTERNAL_LINKS,
    }
    return render(request, "upkeep/links.html", context)


@login_required
@require_GET
def days(request: HttpRequest, pk: int) -> HttpResponse:
    agency = agency_or_404(request, pk)
    rows = days_of(agency).defer("columns", "findings", "gaps")
    context = {
        **framed(request, agency, "days"),
        "rows": [(row, *screen.veto_words(row)) for row in rows[:90]],
    }
    return render(request, "upkeep/days.html", context)


@login_required
@require_GET
def day(request: HttpRequest, pk: int, year: int, month: int, day: int) -> HttpResponse:
    agency = agency_or_404(request, pk)
    try:
        on = date(year, month, day)
    except ValueError:
        raise Http404("没有这一天。") from None
    row = get_object_or_404(days_of(agency), day=on)
    context = {
        **framed(request, agency, "days"),
        "row": row,
        "columns": screen.past_columns(row),
        "findings": sorted(row.findings.items()),
    }
    return render(request, "upkeep/day.html", context)
