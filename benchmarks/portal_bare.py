"""The office's addresses and one more: a bare view with so many queries, which the portal's pages are
compared with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mingtang_office.publication.models import PublicItem
from mingtang_office.urls import urlpatterns as office


def bare(request: HttpRequest, queries: int) -> HttpResponse:  # noqa: ARG001
    """The newest twenty, down an index, so many times; the titles of the last."""
    rows: list[PublicItem] = []
    for _ in range(queries):
        rows = list(PublicItem.objects.order_by("-published_on", "-item_id")[:20])
    return HttpResponse("\n".join(row.title for row in rows))


urlpatterns = [path("bare/<int:queries>/", bare), *office]
