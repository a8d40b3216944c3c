"""What a browser or a cache between may keep: everything public, nothing without asking again. What
was withdrawn or has run out must be gone at the next look, and asking again costs one query."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def ask_again(response: HttpResponseBase) -> None:
    patch_cache_control(response, public=True, no_cache=True)


def kept_by_content(view: View[P]) -> View[P]:
    """For lists: made anew at each request, sent anew only where it differs."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        tag = quote_etag(sha256(response.content).hexdigest()[:32])
        response.headers["ETag"] = tag
        ask_again(response)
        return get_conditional_response(request, etag=tag, response=response) or response

    return inner


def tag_of(*parts: object) -> str:
    """The ETag of what is made of these parts alone."""
    return quote_etag(sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:32])
