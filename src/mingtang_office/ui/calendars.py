"""The calendar by which pages count days. Which one stands is known above `ui`; it is named in the
setting `UI_CALENDAR`: a function from an agency, or None, to its calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from mingtang.workdays import Calendar

Source = Callable[[Any], Calendar]


@cache
def _source() -> Source:
    found: Source = import_string(settings.UI_CALENDAR)
    return found


def calendar_of(agency: Any = None, request: HttpRequest | None = None) -> Calendar:
    """The calendar of an agency, the national one for None. A page asks once for each agency."""
    if request is None:
        return _source()(agency)
    asked: dict[Any, Calendar] = request.__dict__.setdefault("_calendars", {})
    key = getattr(agency, "pk", None)
    if key not in asked:
        asked[key] = _source()(agency)
    return asked[key]
