"""Published information in the office's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication import document_work, urls, work
from mingtang_office.publication.rich_text import enter_links
from mingtang_office.ui.denials import saying_why

__all__ = ["document_work", "work"]  # imported so that their sources of work are entered

# After Wagtail has entered its own features, in whose place ours stands.
_AFTER_WAGTAIL = 100


@hooks.register("register_rich_text_features", order=_AFTER_WAGTAIL)
def typed_links(features: FeatureRegistry) -> None:
    enter_links(features)


@hooks.register("register_admin_urls")
def publication_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("publication/", include(urls)))


class PublicationMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.VIEW_ITEMS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def publication_menu_item() -> MenuItem:
    return PublicationMenuItem(
        "主动公开",
        reverse("publication:register"),
        name="publication",
        icon_name="globe",
        order=110,
    )


@hooks.register("register_admin_menu_item")
def documents_menu_item() -> MenuItem:
    return PublicationMenuItem(
        "公文备案",
        reverse("publication:documents"),
        name="documents",
        icon_name="doc-full",
        order=112,
    )
