"""The columns and who fills them in the office's frame."""

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
from mingtang_office.ui.denials import saying_why
from mingtang_office.upkeep import urls, work
from mingtang_office.upkeep.models import ColumnReminder
from mingtang_office.upkeep.queries.mine import unseen
from mingtang_office.upkeep.screen import reminded_of

__all__ = ["work"]  # imported so that its source of work is entered
_SHOWN = 5


@hooks.register("register_admin_urls")
def upkeep_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("upkeep/", include(urls)))


class UpkeepMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.VIEW_COLUMNS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def upkeep_menu_item() -> MenuItem:
    return UpkeepMenuItem(
        "栏目保障", reverse("upkeep:agencies"), name="upkeep", icon_name="calendar-check", order=114
    )


class ColumnRemindersPanel(Component):
    """Above the lists of my work, while there are reminders that nobody has looked at."""

    name = "column-reminders"
    order = 6
    template_name = "upkeep/reminders_panel.html"

    def __init__(self, found: list[ColumnReminder]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {}).get("request")
        shown = reminded_of(self.found[:_SHOWN])
        return {"shown": shown, "total": len(self.found), "request": request}


@hooks.register("construct_homepage_panels")
def column_reminders_first(request: HttpRequest, panels: list[Component]) -> None:
    if not isinstance(request.user, User):
        return
    now = timezone.now()
    if found := unseen(request.user, timezone.localdate(now), now):
        panels.append(ColumnRemindersPanel(found))
