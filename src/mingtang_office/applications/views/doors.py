"""Who gets to a case: whoever sees it (else there is none), and for a change whoever may."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.models import Application


def case_or_404(request: HttpRequest, pk: int) -> Application:
    rows = Application.objects.select_related(
        "agency", "agency__region", "handler", "registered_by", "merged_into", "reopens"
    )
    seen = policy.visible(rows, request.user, Permission.VIEW_APPLICATIONS, timezone.localdate())
    return get_object_or_404(seen, pk=pk)


def allowed(request: HttpRequest, pk: int, permission: Permission) -> Application:
    """A case that the person sees (else 404) and at whose agency they may do this (else 403)."""
    application = case_or_404(request, pk)
    policy.require(request.user, permission, application.agency, timezone.localdate())
    return application


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do at the case's agency, whatever the case is at."""

    sees: bool
    handles: bool
    assigns: bool
    consents: bool
    reads_letters: bool
    sets: bool


def rights_of(request: HttpRequest, application: Application) -> Rights:
    today = timezone.localdate()

    def may(permission: Permission) -> bool:
        return policy.may(request.user, permission, application.agency, today)

    return Rights(
        sees=may(Permission.SEE_APPLICANTS),
        handles=may(Permission.HANDLE_APPLICATIONS),
        assigns=may(Permission.ASSIGN_APPLICATIONS),
        consents=may(Permission.CONSENT_TO_EXTENSION),
        reads_letters=may(Permission.VIEW_LETTERS),
        sets=may(Permission.SET_PRACTICE),
    )
