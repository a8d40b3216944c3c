"""Deputies in the office's frame, and whose absence one covers on the home page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from mingtang_office.accounts.queries import covering
from mingtang_office.accounts.views import deputies
from mingtang_office.ui.denials import saying_why


@hooks.register("register_admin_urls")
def deputy_pages() -> list[URLPattern | URLResolver]:
    return saying_why(
        path("deputies/", deputies.deputies, name="accounts_deputies"),
        path("deputies/<int:pk>/end/", deputies.end, name="accounts_end_deputy"),
    )


@hooks.register("register_admin_menu_item")
def deputies_entry() -> MenuItem:
    return MenuItem(
        "代理", reverse("accounts_deputies"), name="deputies", icon_name="group", order=800
    )


class Covering(Component):
    """您正在代理…"""

    name = "covering"
    order = 1
    template_name = "accounts/covering.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        return {"covering": covering(request.user, timezone.localdate())}


@hooks.register("construct_homepage_panels", order=100)
def whom_i_cover(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, Covering())
