from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from wagtail.admin.menu import admin_menu

register = template.Library()


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str


@register.simple_tag(takes_context=True)
def main_menu(context: Mapping[str, Any]) -> list[Entry]:
    """The entries of the navigation that this person sees, for a page without JavaScript."""
    request = context["request"]
    return [
        Entry(str(item.label), item.url)
        for item in admin_menu.menu_items_for_request(request)
        if getattr(item, "url", "") not in ("", "#")
    ]
