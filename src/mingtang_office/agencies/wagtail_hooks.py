from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.views.defaults import permission_denied
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.utils.urlpatterns import decorate_urlpatterns

from mingtang_office.agencies import policy, urls
from mingtang_office.agencies.grants import Permission

View = Callable[..., HttpResponse]


def says_why(view: View) -> View:
    """Answers what is forbidden with 403 and the reason, where Wagtail would send the person to the
    home page with a sentence of its own."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as refused:
            return permission_denied(request, refused)

    return answered


@hooks.register("register_admin_urls")
def agencies_urls() -> list[URLPattern | URLResolver]:
    # Outside in, Wagtail's own check for who may enter stands around this one.
    ours: list[URLPattern | URLResolver] = [path("agencies/", include(urls))]
    decorate_urlpatterns(ours, says_why)
    return ours


class ForHolders(MenuItem):
    """An entry for whoever holds a permission anywhere."""

    def __init__(self, *args: Any, permission: Permission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, self.permission, timezone.localdate()))

    def is_active(self, request: HttpRequest) -> bool:
        """机关 is not lit on the pages of 人员, which lie under its address."""
        people = reverse("agencies:people")
        at = request.path
        return at.startswith(self.url) and (self.url == people or not at.startswith(people))


@hooks.register("register_admin_menu_item")
def agencies_entry() -> MenuItem:
    return ForHolders(
        "机关",
        reverse("agencies:tree"),
        name="agencies",
        icon_name="site",
        order=600,
        permission=Permission.VIEW_AGENCIES,
    )


@hooks.register("register_admin_menu_item")
def people_entry() -> MenuItem:
    return ForHolders(
        "人员",
        reverse("agencies:people"),
        name="people",
        icon_name="user",
        order=610,
        permission=Permission.VIEW_APPOINTMENTS,
    )
