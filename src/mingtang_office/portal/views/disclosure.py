"""The platform of an agency: its columns by their exact names, what is in them, what is newest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang.publication.columns import Column, ColumnNature, columns_for
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.queries import disclosed
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.publication.particulars import particulars_of

_NEWEST = 10
_ENTRANCES = {"guide": "portal:guide", "application": "portal:apply_form"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A column in the list at the left; `count` is None where it holds no items of its own."""

    column: Column
    count: int | None
    below: tuple[Entry, ...] = ()


@require_safe
@kept_by_content
def platform(request: HttpRequest, pk: int) -> HttpResponse:
    agency, now = _agency(pk), timezone.now()
    context = {
        **_frame(agency, tuple(_entries(agency))),
        "newest": disclosed.listing(disclosed.of_agency(agency, now), None, _NEWEST).rows,
    }
    return render(request, "portal/platform.html", context)


@require_safe
@kept_by_content
def column(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One column. The fixed ones that are pages of their own lead there."""
    if code in _ENTRANCES:
        return redirect(_ENTRANCES[code], pk, permanent=True)
    agency, now = _agency(pk), timezone.now()
    entries = tuple(_entries(agency))
    chosen = next((each for each in _flat(entries) if each.column.code == code), None)
    if chosen is None:
        raise Http404
    after = disclosed.cursor_of(request.GET.get("after", ""))
    context = {
        **_frame(agency, entries),
        "chosen": chosen,
        "listing": disclosed.in_column(agency, code, now, after),
        "is_first_page": after is None,
    }
    return render(request, "portal/column.html", context)


def _agency(pk: int) -> Agency:
    agency: Agency = get_object_or_404(Agency.objects.select_related("region"), pk=pk)
    return agency


def _frame(agency: Agency, entries: tuple[Entry, ...]) -> dict[str, object]:
    return {
        "agency": agency,
        "title": site_title(agency),
        "fixed": [each for each in entries if each.column.nature is ColumnNature.FIXED],
        "added": [each for each in entries if each.column.nature is ColumnNature.ADDED],
    }


def _entries(agency: Agency) -> Iterator[Entry]:
    """The columns of the agency's kind in their order."""
    counts = disclosed.counted(agency, timezone.now())
    own = columns_for(particulars_of(agency))
    for each in own:
        if each.is_first_level:
            below = tuple(
                Entry(other, counts.get(other.code, 0))
                for other in own
                if other.parent == each.code
            )
            yield Entry(each, None if each.code in _ENTRANCES else counts.get(each.code, 0), below)


def _flat(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from each.below
