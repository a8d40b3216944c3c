"""The office's navigation: our entries alone, asked once a request.

Wagtail asks each of its own entries and search areas whether this person may see it, at every page;
nobody holds the rights they ask for, and the answers cost as much as a list. Its menu and its search
are two objects that its tags hold by name, so they are given these classes where they stand.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, admin_menu
from wagtail.admin.search import Search, SearchArea, admin_search_areas

_ASKED = "_navigation"


class OfficeMenu(Menu):  # type: ignore[misc]  # Wagtail carries no types
    @cached_property
    def registered_menu_items(self) -> list[MenuItem]:
        """The entries that our registers enter; Wagtail's own stay out until a register uses them."""
        entered = hooks.get_hooks(self.register_hook_name)
        return [enter() for enter in entered if not enter.__module__.startswith("wagtail.")]

    def menu_items_for_request(self, request: HttpRequest) -> list[MenuItem]:
        shown: list[MenuItem] | None = getattr(request, _ASKED, None)
        if shown is None:
            shown = super().menu_items_for_request(request)
            setattr(request, _ASKED, shown)
        return list(shown)


class OfficeSearch(Search):  # type: ignore[misc]  # Wagtail carries no types
    @cached_property
    def registered_search_areas(self) -> list[SearchArea]:
        entered = hooks.get_hooks(self.register_hook_name)
        return sorted(enter() for enter in entered if not enter.__module__.startswith("wagtail."))


def take_over() -> None:
    admin_menu.__class__ = OfficeMenu
    admin_search_areas.__class__ = OfficeSearch
