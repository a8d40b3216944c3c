"""The channels in the office's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.channels import urls, work
from mingtang_office.ui.denials import saying_why

__all__ = ["work"]  # imported so that its source of work is entered


@hooks.register("register_admin_urls")
def channels_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("channels/", include(urls)))


class ChannelsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.VIEW_CHANNELS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def channels_menu_item() -> MenuItem:
    return ChannelsMenuItem(
        "发布渠道",
        reverse("channels:outbox"),
        name="channels",
        icon_name="upload",
        order=122,
    )
