"""What a person is told whom the form cannot serve now: how else to apply, and where."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingtang_office.agencies.models import Agency

TOO_MANY = 429


def turned_away(
    request: HttpRequest, message: str, agency: Agency | None = None, status: int = TOO_MANY
) -> HttpResponse:
    context = {"message": message, "agency": agency}
    response = render(request, "portal/turned_away.html", context, status=status)
    if status == TOO_MANY:
        response["Retry-After"] = "900"
    return response
