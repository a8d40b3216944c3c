from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingtang_office.operation.readiness import remembered

_CHINESE = {"ensure_ascii": False}


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Live: the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: every part that the office needs is there; 503 where one is not."""
    checks = remembered.outcome()
    ready = all(outcome == "ok" for outcome in checks.values())
    return JsonResponse(
        {"status": "ok" if ready else "failing", "checks": checks},
        status=200 if ready else 503,
        json_dumps_params=_CHINESE,
    )
