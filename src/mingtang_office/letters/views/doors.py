"""Who gets to a letter: whoever sees it (else there is none), and for a change whoever may."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.letters.models import Letter
from mingtang_office.letters.queries import visible_letters


def letter_or_404(request: HttpRequest, pk: int) -> Letter:
    letters = visible_letters(request.user, timezone.localdate())
    return get_object_or_404(letters.select_related("agency", "drafted_by", "signed_by"), pk=pk)


def allowed(request: HttpRequest, pk: int, permission: Permission) -> Letter:
    """A letter that the person sees (else 404) and at whose agency they may do this (else 403)."""
    letter = letter_or_404(request, pk)
    policy.require(request.user, permission, letter.agency, timezone.localdate())
    return letter
