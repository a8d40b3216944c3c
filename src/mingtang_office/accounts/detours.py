"""Sending a request elsewhere before it is served, whoever asks: a page, htmx, or a script."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def has_session(request: HttpRequest) -> bool:
    """Whether asking for the person is worth it; a visitor of the portal carries no session, and
    asking would make every public page differ by cookie."""
    return request.session.session_key is not None


def _same_site(request: HttpRequest, url: str | None) -> str:
    """The path of `url` where it belongs to this site, else nothing."""
    if not url or not url_has_allowed_host_and_scheme(url, {request.get_host()}):
        return ""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def page_of(request: HttpRequest) -> str:
    """The page at which the person was: the one asked for, or the one whose form or script asked."""
    if request.headers.get("HX-Request") == "true":
        return _same_site(request, request.headers.get("HX-Current-URL"))
    if request.method in {"GET", "HEAD"} and not _is_script(request):
        return request.get_full_path()
    return _same_site(request, request.headers.get("Referer"))


def _is_script(request: HttpRequest) -> bool:
    """Asked for by a script or for a picture, where a page would be no answer."""
    wanted = request.headers.get("Sec-Fetch-Dest")
    if wanted:
        return wanted not in {"document", "iframe"}
    accepted = request.headers.get("Accept", "text/html")
    return "text/html" not in accepted and "*/*" not in accepted


def detour(request: HttpRequest, to: str, why: str, *, status: int) -> HttpResponse:
    """Send the person to the page named `to`, tell them why, and bring them back afterwards.

    A script that wants data is told in JSON with `status` (401 or 403), where no page would help.
    """
    back = page_of(request)
    url = f"{reverse(to)}?{urlencode({'next': back})}" if back else reverse(to)
    if request.headers.get("HX-Request") == "true":
        messages.warning(request, why)
        return HttpResponseClientRedirect(url)
    if _is_script(request):
        return JsonResponse({"detail": why, "location": url}, status=status)
    messages.warning(request, why)
    return HttpResponseRedirect(url)
