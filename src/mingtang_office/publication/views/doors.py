"""Who gets to an item: whoever sees it (else there is none), and for a change whoever may."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.models import Item
from mingtang_office.publication.queries.items import visible_items


def item_or_404(request: HttpRequest, pk: int) -> Item:
    rows = visible_items(request.user, timezone.localdate()).select_related(
        "agency", "agency__region", "drafted_by", "edition"
    )
    return get_object_or_404(rows, pk=pk)


def allowed(request: HttpRequest, pk: int, permission: Permission) -> Item:
    """An item that the person sees (else 404) and at whose agency they may do this (else 403)."""
    item = item_or_404(request, pk)
    policy.require(request.user, permission, item.agency, timezone.localdate())
    return item
