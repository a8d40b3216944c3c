"""Reaching the applicant: every attempt to confirm receipt is kept, since the period does not run
before (条例第三十一条)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import (
    Application,
    ContactAttempt,
    ContactManner,
    ContactOutcome,
)
from mingtang_office.trail import sealing

_LONGEST = 500


@transaction.atomic
def log_attempt(
    *,
    application: Application,
    manner: ContactManner,
    outcome: ContactOutcome,
    note: str = "",
    by: User,
    now: datetime,
) -> ContactAttempt:
    """Keep that the applicant was called or written to, and with what outcome; the note is sealed."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold_open(application)
    note = note.strip()
    if len(note) > _LONGEST:
        raise Refused(f"说明最多{_LONGEST}字，现在是{len(note)}字，请精简。")
    made = ContactAttempt.objects.create(
        application=held,
        manner=manner,
        outcome=outcome,
        note=sealing.seal_bytes(held, note.encode()) if note else b"",
        by=by,
        at=now,
    )
    holding.record(
        "applications.contact_attempted",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"manner": str(manner), "outcome": str(outcome)},
    )
    return made
