"""The page of an e-screen: 1920 × 1080, turns by itself without JavaScript, shows only what is current."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mingtang_office.channels.queries.screens import SECONDS, screen_of, shown_on
from mingtang_office.channels.sheets import sheets_of


@never_cache
@require_GET
def screen(request: HttpRequest, token: str) -> HttpResponse:
    today = timezone.localdate()
    found = screen_of(token, today)
    if found is None:
        raise Http404("没有这个页面。")
    sheets = [each for row in shown_on(found, today) for each in sheets_of(row.piece)]
    number = _number(request.GET.get("page", "")) % max(len(sheets), 1)
    context = {
        "screen": found,
        "sheet": sheets[number] if sheets else None,
        "number": number + 1,
        "total": len(sheets),
        "next": (number + 1) % max(len(sheets), 1),
        "seconds": int(found.particulars.get("seconds") or SECONDS),
        "is_held": request.GET.get("hold") == "1",
        "today": today,
    }
    response = render(request, "channels/screen.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
