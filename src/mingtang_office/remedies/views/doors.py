"""Who gets to a case: whoever sees it (else there is none), and for a change whoever may."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.remedies.models import Remedy


def remedy_or_404(request: HttpRequest, pk: int) -> Remedy:
    rows = Remedy.objects.select_related(
        "agency", "agency__region", "application", "letter", "follows", "anew", "handler"
    )
    seen = policy.visible(rows, request.user, Permission.VIEW_REMEDIES, timezone.localdate())
    return get_object_or_404(seen, pk=pk)


def allowed(
    request: HttpRequest, pk: int, permission: Permission = Permission.HANDLE_REMEDIES
) -> Remedy:
    """A case that the person sees (else 404) and at whose agency they may do this (else 403)."""
    remedy = remedy_or_404(request, pk)
    policy.require(request.user, permission, remedy.agency, timezone.localdate())
    return remedy


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do at the case's agency, whatever the case is at."""

    sees: bool
    handles: bool
    views_applications: bool
    reads_letters: bool


def rights_of(request: HttpRequest, remedy: Remedy) -> Rights:
    today = timezone.localdate()

    def may(permission: Permission) -> bool:
        return policy.may(request.user, permission, remedy.agency, today)

    return Rights(
        sees=may(Permission.SEE_APPLICANTS),
        handles=may(Permission.HANDLE_REMEDIES),
        views_applications=may(Permission.VIEW_APPLICATIONS),
        reads_letters=may(Permission.VIEW_LETTERS),
    )
