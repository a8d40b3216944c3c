from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.inspection import urls
from mingtang_office.ui.denials import saying_why


@hooks.register("register_admin_urls")
def trail_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("trail/", include(urls)))


class TrailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.READ_TRAIL, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def trail_menu_item() -> MenuItem:
    return TrailMenuItem(
        "留痕", reverse("inspection:entry_list"), name="trail", icon_name="history", order=800
    )
