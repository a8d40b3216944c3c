"""The page about the open data, and all of it as one file, written as it is read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from mingtang_office.accounts.addresses import client_address
from mingtang_office.portal import limits
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import open_data
from mingtang_office.portal.views.turning_away import turned_away
from mingtang_office.ui.sheets import MARK, plain


@require_safe
@kept_by_content
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "portal/data.html",
        {"site": settings.SITE_URL, "takes_subscriptions": settings.MAIL_IS_SET_UP},
    )


@require_safe
def whole(request: HttpRequest, form: str) -> HttpResponseBase:
    """Everything public with its metadata, a line each."""
    if form not in _FORMS:
        raise Http404
    fetched = limits.count("data_whole", client_address(request), limits.HOUR)
    if fetched > settings.DATA_WHOLE_AN_HOUR:
        return turned_away(request, "一小时内整体下载的次数过多，请稍后再试。")
    kind, lines = _FORMS[form]
    response = StreamingHttpResponse(lines(open_data.whole()), content_type=kind)
    day = timezone.localdate().strftime("%Y%m%d")
    response.headers["Content-Disposition"] = f'attachment; filename="items-{day}.{form}"'
    patch_cache_control(response, no_store=True)
    return response


def _json_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


class _Passing:
    """What the writer writes is given on at once."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    writer = csv.writer(_Passing(), lineterminator="\r\n")
    yield MARK + writer.writerow(open_data.FIELDS)
    for row in rows:
        yield writer.writerow([_cell(row[name]) for name in open_data.FIELDS])


def _cell(value: object) -> str:
    if isinstance(value, list):
        value = " ".join(value)
    return plain("" if value is None else str(value))


_FORMS: dict[str, tuple[str, Callable[[Iterable[dict[str, Any]]], Iterator[str]]]] = {
    "jsonl": ("application/x-ndjson; charset=utf-8", _json_lines),
    "csv": ("text/csv; charset=utf-8", _csv_lines),
}
