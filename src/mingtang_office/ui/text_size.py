"""In which size a person wants the public pages to be written: remembered in a cookie that says the
size and nothing of the person."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

COOKIE = "text_size"
_YEAR = 365 * 24 * 3600
Answer = Callable[[HttpRequest], HttpResponseBase]


class TextSize(StrEnum):
    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def label(self) -> str:
        return {"normal": "标准字号", "large": "大字", "largest": "大字版"}[self.value]


def text_size_of(request: HttpRequest) -> TextSize:
    try:
        return TextSize(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return TextSize.NORMAL


def remember(response: HttpResponse, size: TextSize, *, secure: bool) -> None:
    if size is TextSize.NORMAL:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE, size.value, max_age=_YEAR, secure=secure, httponly=True, samesite="Lax"
        )


class PagesBySize:
    """A cache between must not give a page in one size to who asked for another."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        kind = str(response.headers.get("Content-Type", ""))
        if kind.startswith("text/html") or response.status_code == 304:
            patch_vary_headers(response, ("Cookie",))
        return response
