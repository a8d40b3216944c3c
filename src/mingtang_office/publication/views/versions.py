"""What an item said: each public edition, each revision, and what changed between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication import comparing
from mingtang_office.publication.models import Item
from mingtang_office.publication.views.doors import item_or_404

_MOST = 200


@login_required
@never_cache
@require_GET
def edition(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The exact words that a signature let out, with their digest."""
    item = item_or_404(request, pk)
    row = get_object_or_404(item.editions.select_related("signed_by"), number=number)
    context = {
        "item": item,
        "kind": ItemKind(row.content.get("kind", item.kind)),
        "edition": row,
        "title": row.content.get("title", item.title),
        "body": mark_safe(row.html),  # noqa: S308 - cleaned before it was signed
    }
    return render(request, "publication/edition.html", context)


@dataclass(frozen=True, slots=True)
class Version:
    """Something that an item said: `code` names it in an address."""

    code: str
    label: str
    at: datetime | None = None


@login_required
@never_cache
@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions beside each other; without a choice what is public and what is being written."""
    item = item_or_404(request, pk)
    offered = list(_versions(item))
    codes = [each.code for each in offered]
    old = request.GET.get("old") or (codes[1] if len(codes) > 1 else codes[0])
    new = request.GET.get("new") or codes[0]
    if not {old, new} <= set(codes):
        raise Http404("没有这个版本。")
    context = {
        "item": item,
        "offered": offered,
        "old": old,
        "new": new,
        "labels": {each.code: each.label for each in offered},
        "differences": comparing.differences(_at(item, old), _at(item, new)),
    }
    return render(request, "publication/compare.html", context)


def _versions(item: Item) -> Iterator[Version]:
    yield Version("now", "现在的内容")
    for row in item.editions.exclude(content={}).order_by("-number"):
        standing = "，公开中" if row.ended_at is None else ""
        yield Version(f"edition-{row.number}", f"公开版本 {row.number}{standing}", row.signed_at)
    for revision in item.revisions.select_related("user").order_by("-pk")[:_MOST]:
        name = revision.user.full_name if revision.user else ""
        yield Version(f"revision-{revision.pk}", f"{name}保存", revision.created_at)


def _at(item: Item, code: str) -> Item:
    kind, _, number = code.partition("-")
    match kind:
        case "edition":
            return comparing.of_edition(item.editions.get(number=int(number)))
        case "revision":
            return comparing.of_revision(item, item.revisions.get(pk=int(number)))
    return item
