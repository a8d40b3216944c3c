from __future__ import annotations

from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """Live: the process answers."""
    return JsonResponse({"status": "ok"})
