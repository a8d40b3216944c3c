"""Whether this session has shown a second factor."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

_ADDED = "factor_added"


def note_added(session: SessionBase) -> None:
    """Who sets up a factor has it at hand in this very session."""
    session[_ADDED] = True


def is_shown(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return request.session.get(_ADDED, False) or any(r["method"] == "mfa" for r in records)
