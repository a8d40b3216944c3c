"""What a visitor's session remembers: the draft that is being written, and the application looked up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from mingtang_office.applications.models import Application
from mingtang_office.portal.actions import drafts
from mingtang_office.portal.models import Draft

_DRAFT, _TRACKED, _SEEN = "apply_draft", "tracked_application", "tracked_seen"


def draft_of(request: HttpRequest, now: datetime) -> Draft | None:
    """The draft of this session, unless it lay too long."""
    number = request.session.get(_DRAFT)
    if number is None:
        return None
    return (
        Draft.objects.select_related("agency")
        .filter(pk=number, touched_at__gt=now - drafts.lifetime())
        .first()
    )


def remember_draft(request: HttpRequest, draft: Draft) -> None:
    request.session[_DRAFT] = draft.pk


def forget_draft(request: HttpRequest) -> None:
    request.session.pop(_DRAFT, None)


def begin_tracking(request: HttpRequest, application: Application, now: datetime) -> None:
    request.session.cycle_key()
    request.session[_TRACKED] = application.pk
    request.session[_SEEN] = int(now.timestamp())


def tracked(request: HttpRequest, now: datetime) -> Application | None:
    """The application that this session has looked up, unless nobody touched it for half an hour."""
    seen = request.session.get(_SEEN)
    least = (now - timedelta(minutes=settings.TRACK_MINUTES)).timestamp()
    if seen is None or seen < least:
        end_tracking(request)
        return None
    request.session[_SEEN] = int(now.timestamp())
    return (
        Application.objects.select_related("agency", "agency__region", "merged_into")
        .filter(pk=request.session[_TRACKED], erased_at__isnull=True)
        .first()
    )


def end_tracking(request: HttpRequest) -> None:
    for name in (_TRACKED, _SEEN):
        request.session.pop(name, None)
