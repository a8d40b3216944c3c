"""What all agencies have made public, by the rows of the standard catalogue and by columns."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang.publication.columns import columns
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import browsing, county, disclosed
from mingtang_office.portal.queries.browsing import Way
from mingtang_office.portal.queries.newest import cursor_of
from mingtang_office.portal.queries.platform import ENTRANCES
from mingtang_office.portal.wanted import Wanted
from mingtang_office.publication.queries.public import public_items


@require_safe
@kept_by_content
def catalogue(request: HttpRequest) -> HttpResponse:
    context = {"tables": county.tables(timezone.now())}
    return render(request, "portal/county/catalogue.html", context)


@require_safe
@kept_by_content
def catalogue_row(request: HttpRequest, code: str) -> HttpResponse:
    """The items of all agencies under one row, the newest first."""
    now = timezone.now()
    under = browsing.narrowing(Way.CATALOGUE, code, timezone.localdate(now))
    if under is None:
        raise Http404
    label, of = under
    after = cursor_of(request.GET.get("after", ""))
    context = {
        "code": code,
        "label": label,
        "shares": county.shares_of(public_items(now).filter(**of)),
        "listing": disclosed.listing(of, now, after, with_agency=True),
        "is_first_page": after is None,
    }
    return render(request, "portal/county/catalogue_row.html", context)


@require_safe
@kept_by_content
def all_columns(request: HttpRequest) -> HttpResponse:
    return render(
        request, "portal/county/columns.html", {"entries": county.entries(timezone.now())}
    )


@require_safe
@kept_by_content
def column(request: HttpRequest, code: str) -> HttpResponse:
    """One column of all agencies, the newest first, and who has something in it."""
    chosen, now = columns().get(code), timezone.now()
    if chosen is None or code in ENTRANCES:
        raise Http404
    after = cursor_of(request.GET.get("after", ""))
    agencies = county.with_column(code, now)
    context = {
        "chosen": chosen,
        "label": county.label_of(chosen),
        "agencies": agencies[: county.MOST_AGENCIES],
        "is_cut": len(agencies) > county.MOST_AGENCIES,
        "listing": disclosed.listing({"column": code}, now, after, with_agency=True),
        "is_first_page": after is None,
        "wanted": Wanted(column=code),
        "takes_subscriptions": settings.MAIL_IS_SET_UP,
    }
    return render(request, "portal/county/column.html", context)
