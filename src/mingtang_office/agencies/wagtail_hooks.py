from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mingtang_office.agencies import policy, urls, work
from mingtang_office.agencies.grants import Permission
from mingtang_office.ui.denials import saying_why

__all__ = ["work"]  # imported so that its source of work is entered


@hooks.register("register_admin_urls")
def agencies_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("agencies/", include(urls)))


class ForHolders(MenuItem):
    """An entry for whoever holds a permission anywhere."""

    def __init__(self, *args: Any, permission: Permission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, self.permission, timezone.localdate()))

    def is_active(self, request: HttpRequest) -> bool:
        """机关 is not lit on the pages of 人员 and 工作日历, which lie under its address."""
        at = request.path
        inner = (reverse("agencies:people"), reverse("agencies:calendar"))
        return at.startswith(self.url) and (self.url in inner or not at.startswith(inner))


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


@hooks.register("register_admin_menu_item")
def calendar_entry() -> MenuItem:
    return ForHolders(
        "工作日历",
        reverse("agencies:calendar"),
        name="calendar",
        icon_name="calendar-alt",
        order=620,
        permission=Permission.VIEW_AGENCIES,
    )
