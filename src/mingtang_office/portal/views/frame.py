"""The frame around every page of an agency's platform."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from mingtang.publication.columns import ColumnNature
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.queries.browsing import Way
from mingtang_office.portal.queries.platform import Entry, entries_of, entry_of, flat, in_order


def framed(
    agency: Agency,
    code: str = "",
    entries: tuple[Entry, ...] | None = None,
    way: Way | None = None,
) -> dict[str, object]:
    """What the frame of every page of the platform shows; `code` is the column, `way` the way of
    looking that the page is; `entries` its columns, where they are at hand."""
    if entries is None:
        entries = entries_of(agency, timezone.now())
    held = tuple(each.column.code for each in flat(entries))
    return {
        "agency": agency,
        "takes_subscriptions": settings.MAIL_IS_SET_UP,
        "title": site_title(agency),
        "menu": _menu(agency.pk, held, code, way),
    }


@lru_cache(maxsize=2_000)
def _menu(agency: int, held: tuple[str, ...], code: str, way: Way | None) -> str:
    """The list at the left of an agency with these columns, as it is written on the page of one of
    them; the same until its columns change."""
    entries = in_order(held)
    context = {
        "agency": agency,
        "chosen": entry_of(entries, code),
        "way": way,
        "fixed": [each for each in entries if each.column.nature is ColumnNature.FIXED],
        "added": [each for each in entries if each.column.nature is ColumnNature.ADDED],
        "ways": list(Way),
    }
    return render_to_string("portal/menu.html", context)
