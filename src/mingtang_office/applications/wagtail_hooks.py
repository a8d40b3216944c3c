"""Applications in the office's frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications import opinions_work, proposals_work, urls, work
from mingtang_office.applications.models import Reminder
from mingtang_office.applications.queries.reminders import unseen
from mingtang_office.ui.denials import saying_why

__all__ = [
    "opinions_work",
    "proposals_work",
    "work",
]  # imported so that their sources of work are entered


@hooks.register("register_admin_urls")
def applications_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("applications/", include(urls)))


class ApplicationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.VIEW_APPLICATIONS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def applications_menu_item() -> MenuItem:
    return ApplicationsMenuItem(
        "依申请公开",
        reverse("applications:applications"),
        name="applications",
        icon_name="mail",
        order=110,
    )


class RemindersPanel(Component):
    """Above the lists of my work, while there are reminders that nobody has looked at."""

    name = "reminders"
    order = 5
    template_name = "applications/reminders_panel.html"

    def __init__(self, found: list[Reminder]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {}).get("request")
        return {"shown": self.found[:5], "total": len(self.found), "request": request}


@hooks.register("construct_homepage_panels")
def reminders_first(request: HttpRequest, panels: list[Component]) -> None:
    if isinstance(request.user, User) and (found := unseen(request.user, timezone.localdate())):
        panels.append(RemindersPanel(found))
