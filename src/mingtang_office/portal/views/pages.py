from __future__ import annotations

from functools import lru_cache

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from mingtang_office.agencies.calendars import current
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.actions.intake import takes_applications
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import agencies as queries
from mingtang_office.portal.queries.disclosed import listing
from mingtang_office.portal.queries.guide import guide_of
from mingtang_office.portal.views.frame import framed
from mingtang_office.publication.queries.districts import any_in_force

_MINUTES = 5
_LONGEST_QUERY = 60
_BELOW_A_PAGE = 100
_NEWEST = 10


def _public(response: HttpResponse) -> HttpResponse:
    """The same for everybody: a cache between may keep it for some minutes."""
    patch_cache_control(response, public=True, max_age=60 * _MINUTES)
    return response


@lru_cache(maxsize=4)
def _tree(known: queries.Rows) -> str:
    """The tree as it is written; written anew where anything in it has changed."""
    steps = list(queries.steps(queries.tree(known)))
    return render_to_string("portal/tree.html", {"steps": steps})


@lru_cache(maxsize=4)
def _title(known: queries.Rows) -> str:
    """Of the one government that the agencies belong to, if they do."""
    tree = queries.tree(known)
    return queries.site_title(tree[0].agency) if len(tree) == 1 else "政府信息公开"


@require_safe
@kept_by_content
def front_page(request: HttpRequest) -> HttpResponse:
    """What is newest, and the agencies, each with its platform; `name` looks for one of them."""
    known, now = queries.rows(), timezone.now()
    words = request.GET.get("name", "").strip()[:_LONGEST_QUERY]
    found = queries.named(words) if words else []
    context = {
        "tree": _tree(known) if known else "",
        "words": words,
        "found": found,
        "is_cut": len(found) == queries.FOUND_AT_MOST,
        "has_districts": any_in_force(now),
        "newest": listing({}, now, None, _NEWEST, with_agency=True).rows,
        "title": _title(known),
    }
    return render(request, "portal/front_page.html", context)


@require_safe
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """The guide of an agency with all its elements (条例第十二条第二款), its agencies below."""
    agency = get_object_or_404(Agency.objects.select_related("region"), pk=pk)
    below = Paginator(queries.directly_below(agency), _BELOW_A_PAGE)
    context = {
        **framed(agency, "guide"),
        "guide": guide_of(agency, timezone.now()),
        "successions": agency.successions.select_related("successor").order_by("on"),
        "below": below.get_page(request.GET.get("page")),
        "takes_applications": takes_applications(agency),
    }
    return _public(render(request, "portal/guide.html", context))


@require_safe
def workdays(request: HttpRequest) -> HttpResponse:
    """The calendar by which time limits are counted, the notice behind each of its years, and the
    days that a division arranges for itself."""
    calendars = current()
    years = sorted(calendars.national.years, key=lambda plan: plan.year, reverse=True)
    places = [overlay.region for overlay in calendars.overlays]
    return _public(render(request, "portal/workdays.html", {"years": years, "places": places}))
