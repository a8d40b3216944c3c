"""Addresses under /office/applications/: each part of the app has a list of its own."""

from django.urls import URLPattern, URLResolver

from mingtang_office.applications import (
    case_urls,
    desk_urls,
    lists_urls,
    moves_urls,
    redaction_urls,
)

app_name = "applications"
urlpatterns: list[URLPattern | URLResolver] = [
    *lists_urls.urlpatterns,
    *case_urls.urlpatterns,
    *redaction_urls.urlpatterns,
    *desk_urls.urlpatterns,
    *moves_urls.urlpatterns,
]
