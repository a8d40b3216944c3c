"""Which register, and who gets to an entry: whoever sees it (else there is none)."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.powers.ledgers import Ledger, ledger_of
from mingtang_office.powers.models import Registered


def ledger_or_404(register: str) -> Ledger:
    try:
        return ledger_of(register)
    except KeyError:
        raise Http404("没有这个台账。") from None


def entry_or_404(request: HttpRequest, ledger: Ledger, pk: int) -> Registered:
    rows = ledger.model._default_manager.select_related(
        "agency", "agency__region", "entered_by", "batch"
    )
    seen = policy.visible(rows, request.user, Permission.VIEW_POWERS, timezone.localdate())
    return get_object_or_404(seen, pk=pk)


def keeps(request: HttpRequest, entry: Registered) -> bool:
    return policy.may(request.user, Permission.KEEP_POWERS, entry.agency, timezone.localdate())


def kept_or_403(request: HttpRequest, ledger: Ledger, pk: int) -> Registered:
    """An entry that the person sees (else 404) and may change (else 403)."""
    entry = entry_or_404(request, ledger, pk)
    policy.require(request.user, Permission.KEEP_POWERS, entry.agency, timezone.localdate())
    return entry
