"""Applications in the office's frame."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from mingtang_office.applications import urls


@hooks.register("register_admin_urls")
def applications_urls() -> list[URLPattern | URLResolver]:
    return [path("applications/", include(urls))]
