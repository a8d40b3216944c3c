"""An address of a former site leads to where its information is now; any other is told to be none."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.defaults import page_not_found

from mingtang_office.portal.caching import ask_again
from mingtang_office.portal.queries.items import moved_to

_LONGEST = 500


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    asked = request.get_full_path()
    if request.method in ("GET", "HEAD") and len(asked) <= _LONGEST:
        item = moved_to((asked, unquote(asked)), timezone.now())
        if item is not None:
            response = HttpResponsePermanentRedirect(reverse("portal:item", args=(item,)))
            ask_again(response)
            return response
    return page_not_found(request, exception)
