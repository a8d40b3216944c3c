"""Wagtail's frame made ours: our style sheets and modules on every office page, our home page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from mingtang_office.ui.work import work_of


@hooks.register("insert_global_admin_css")
def office_styles() -> str:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("ui/tokens.css"),
        static("ui/office.css"),
    )


class MyWork(Component):
    """The home page: four numbers, four lists."""

    name = "my_work"
    order = 10
    template_name = "ui/my_work.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        today = timezone.localdate()
        return {"lists": work_of(request.user, today)}


@hooks.register("construct_homepage_panels")
def only_my_work(request: HttpRequest, panels: list[Component]) -> None:
    ours = [panel for panel in panels if not type(panel).__module__.startswith("wagtail.")]
    panels[:] = [*ours, MyWork()]


@hooks.register("construct_homepage_summary_items")
def no_page_counts(request: HttpRequest, items: list[Any]) -> None:
    items.clear()
