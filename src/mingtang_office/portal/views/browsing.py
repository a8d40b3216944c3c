"""What an agency has made public, by the rows of the standard catalogue, by topic, by year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import browsing, disclosed
from mingtang_office.portal.queries.browsing import Way
from mingtang_office.portal.queries.newest import cursor_of
from mingtang_office.portal.views.disclosure import agency_of
from mingtang_office.portal.views.frame import framed


@require_safe
@kept_by_content
def browse(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    agency, chosen, now = agency_of(pk), _way(way), timezone.now()
    found: dict[str, object] = {}
    match chosen:
        case Way.CATALOGUE:
            found["tables"] = browsing.catalogues(agency, now)
        case Way.TOPIC:
            found["groups"] = browsing.by_topic(agency, now)
        case Way.YEAR:
            found["groups"] = browsing.by_year(agency, now)
    context = {**framed(agency, way=chosen), **found, "way": chosen}
    return render(request, "portal/browse.html", context)


@require_safe
@kept_by_content
def found(request: HttpRequest, pk: int, way: str, code: str) -> HttpResponse:
    """The items under one row, topic or year, the newest first."""
    agency, chosen, now = agency_of(pk), _way(way), timezone.now()
    under = browsing.narrowing(chosen, code, timezone.localdate(now))
    if under is None:
        raise Http404
    label, of = under
    after = cursor_of(request.GET.get("after", ""))
    context = {
        **framed(agency, way=chosen),
        "way": chosen,
        "code": code,
        "label": label,
        "listing": disclosed.listing({"agency": agency.pk, **of}, now, after),
        "is_first_page": after is None,
    }
    return render(request, "portal/browse_found.html", context)


def _way(said: str) -> Way:
    try:
        return Way(said)
    except ValueError:
        raise Http404 from None
