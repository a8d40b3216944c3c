"""Statistics in the office's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual import urls
from mingtang_office.ui.denials import saying_why


@hooks.register("register_admin_urls")
def annual_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("statistics/", include(urls)))


class AnnualMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.COUNT_APPLICATIONS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def annual_menu_item() -> MenuItem:
    return AnnualMenuItem(
        "统计", reverse("annual:overview"), name="annual", icon_name="table", order=180
    )
