"""One log line a request: who (by number), what path, what came of it. Never what was asked or sent."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    """A query may hold a name or a telephone number: the path alone is logged. The number under
    which a request is found in the log goes out with the answer, so that a person can quote it."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        number = structlog.contextvars.get_contextvars().get("request_id")
        if number:
            response["X-Request-ID"] = number
        super().handle_response(request, response)
