"""The page of one public item, and its files."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mingtang.publication.columns import columns
from mingtang.publication.validity import Change, Validity, mark
from mingtang_office.portal.caching import ask_again, tag_of
from mingtang_office.portal.item_facts import facts_of
from mingtang_office.portal.queries.agencies import site_title
from mingtang_office.portal.queries.items import Related, columns_of, item_of, related
from mingtang_office.publication.models import Edition, PublicItem
from mingtang_office.publication.outlets import address_of
from mingtang_office.publication.queries.districts import is_in_force
from mingtang_office.publication.queries.public import public_file, public_items
from mingtang_office.ui.files import safe_name
from mingtang_office.ui.text_size import text_size_of

# What a browser may show by itself; anything else is offered for saving.
_SHOWN_IN_PLACE = frozenset({"application/pdf", "image/png", "image/jpeg"})


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponseBase:
    now = timezone.now()
    public = item_of(pk, now)
    if public is None:
        return _gone_or_unknown(request, pk)
    ties = tuple(related(public.pk, now))
    has_districts = is_in_force(public, now)
    tag = tag_of(
        public.edition.digest,
        public.validity,
        public.index_number,
        text_size_of(request),
        has_districts,
        *((tie.word, tie.item.pk, tie.item.title) for tie in ties),
    )
    unchanged = get_conditional_response(request, etag=tag)
    response = unchanged if unchanged is not None else _page(request, public, ties, has_districts)
    response.headers["ETag"] = tag
    ask_again(response)
    return response


@require_safe
def file(request: HttpRequest, pk: int, key: int) -> HttpResponseBase:
    public = public_items(timezone.now()).select_related("edition").filter(pk=pk).first()
    row = public_file(public, key) if public is not None else None
    if row is None:
        raise Http404
    tag = tag_of(row.sha256)
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        return unchanged
    try:
        stored = default_storage.open(row.stored)
    except OSError:
        raise Http404 from None
    in_place = row.media_type in _SHOWN_IN_PLACE
    response = FileResponse(stored, content_type=row.media_type)
    stem, _, suffix = row.name.rpartition(".")
    name = safe_name(stem or row.name, suffix if stem else "bin")
    response.headers["Content-Disposition"] = content_disposition_header(not in_place, name) or ""
    response.headers["Content-Length"] = str(row.size)
    response.headers["ETag"] = tag
    ask_again(response)
    return response


def _page(
    request: HttpRequest, public: PublicItem, ties: tuple[Related, ...], has_districts: bool
) -> HttpResponse:
    known = columns()
    placed = [known[code] for code in columns_of(public.pk) if code in known]
    context = {
        "item": public,
        "agency": public.agency,
        "title": site_title(public.agency),
        "facts": facts_of(public),
        "placed": placed,
        "mark": _mark(public),
        "related": ties,
        "files": public.edition.files,
        "districts": has_districts,
        "address": address_of(public.pk),
    }
    return render(request, "portal/item.html", context)


def _mark(public: PublicItem) -> str:
    """What the original must say of its validity (06 §6.2)."""
    if public.validity in ("", Validity.IN_FORCE):
        return ""
    change = public.item.validity_changes.filter(validity=public.validity).last()
    if change is not None:
        return mark(
            Change(Validity(change.validity), change.on, change.title, change.number, change.reason)
        )
    if public.validity == Validity.PENDING and public.item.effective_on:
        return mark(Change(Validity.PENDING, public.item.effective_on))
    return f"本文件{Validity(public.validity).label}。"


def _gone_or_unknown(request: HttpRequest, pk: int) -> HttpResponse:
    """What was public once is told to be gone, without a word of what it said; what is not public yet
    is unknown."""
    if PublicItem.objects.filter(pk=pk, shown_from__gt=timezone.now()).exists():
        raise Http404
    if not Edition.objects.filter(item=pk, item__audience="public").exists():
        raise Http404
    response = render(request, "portal/item_gone.html", status=410)
    ask_again(response)
    return response
