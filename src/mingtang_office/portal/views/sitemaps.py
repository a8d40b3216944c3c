"""What a machine that reads the whole site is told: what there is, and what is not for it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import sitemaps

_XML = "application/xml"


@require_safe
@kept_by_content
def index(request: HttpRequest) -> HttpResponse:
    context = {"site": settings.SITE_URL, "parts": sitemaps.parts(timezone.now())}
    return render(request, "portal/sitemap_index.xml", context, content_type=_XML)


@require_safe
@kept_by_content
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that are always there: those of all agencies, the platforms and the guides."""
    shared = [reverse(f"portal:{name}") for name in ("columns", "catalogue", "admissions")]
    names = ("portal:platform", "portal:guide")
    own = [reverse(name, args=(pk,)) for pk in sitemaps.agencies() for name in names]
    addresses = [(path, None) for path in ("/", *shared, *own)]
    return _listed(request, addresses)


@require_safe
@kept_by_content
def part(request: HttpRequest, number: int) -> HttpResponse:
    rows = sitemaps.part(number, timezone.now()) if number < sitemaps.PART**3 else []
    if not rows:
        raise Http404
    return _listed(request, [(reverse("portal:item", args=(pk,)), at) for pk, at in rows])


@require_safe
@kept_by_content
def robots(request: HttpRequest) -> HttpResponse:
    context = {"site": settings.SITE_URL}
    return render(request, "portal/robots.txt", context, content_type="text/plain; charset=utf-8")


def _listed(request: HttpRequest, addresses: object) -> HttpResponse:
    context = {"site": settings.SITE_URL, "addresses": addresses}
    return render(request, "portal/sitemap.xml", context, content_type=_XML)
