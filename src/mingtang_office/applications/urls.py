"""Addresses under /office/applications/: each part of the app has a list of its own."""

from django.urls import URLPattern, URLResolver

app_name = "applications"
urlpatterns: list[URLPattern | URLResolver] = []
