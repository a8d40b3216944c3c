"""Wagtail's own screens stay shut until a register uses them.

Wagtail opens some of them (choosers, tag lists) to whoever may enter its admin; who may see what is
`agencies.policy`'s to say, so each is opened here by name, with the register that needs it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",  # theme and density of one's own screens
        "wagtailadmin_logout",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)


class ClosedScreens:
    """Answers 404 for every screen of Wagtail's that is not `OPEN`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name.startswith("wagtail") and name not in OPEN:
            raise Http404
