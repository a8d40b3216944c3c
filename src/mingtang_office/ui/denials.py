"""What the policy denies is answered in the office with 403 and the reason, in the office's frame.

Wagtail's own gate would send the person to the home page with a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, reverse
from wagtail.utils.urlpatterns import decorate_urlpatterns

View = Callable[..., HttpResponse]
ENTRY = "wagtailadmin.access_admin"
NO_ROLE = "您目前没有任职，不能进入工作台。如工作需要，请联系本机关的安全管理员任命。"
ANYBODY_S = frozenset({"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})


def _is_office(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of a denial: in the office's frame for whoever may enter it, else a public page."""
    inside = _is_office(request) and request.user.has_perm(ENTRY)
    page = "ui/denied.html" if inside else "403.html"
    return render(request, page, {"exception": str(exception or "")}, status=403)


def _says_why(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as why:
            return denied(request, why)

    return answered


def saying_why(*urls: URLPattern | URLResolver) -> list[URLPattern | URLResolver]:
    """A register's addresses for Wagtail's hook `register_admin_urls`. Outside in, Wagtail's check
    for who may enter stands around this one."""
    ours = list(urls)
    decorate_urlpatterns(ours, _says_why)
    return ours


class OfficeDoor:
    """Tells a person who is signed in and holds no role that they cannot enter, and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not _is_office(request) or (match and match.view_name in ANYBODY_S):
            return None
        if not request.user.is_authenticated or request.user.has_perm(ENTRY):
            return None
        return denied(request, PermissionDenied(NO_ROLE))
