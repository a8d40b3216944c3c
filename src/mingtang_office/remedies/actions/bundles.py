"""The bundle that the agency hands to a reconsideration authority or a court."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.bundles import UnreadablePart, packed_and_checked
from mingtang_office.remedies.actions import files, holding
from mingtang_office.remedies.bundle import bundle_parts
from mingtang_office.remedies.models import Remedy, RemedyFile, RemedyFileKind
from mingtang_office.ui.files import Incoming


@transaction.atomic
def make_bundle(*, remedy: Remedy, expected_revision: int, by: User, now: datetime) -> RemedyFile:
    """Make the bundle of a case, read it back, seal and keep it: what was handed in stays on record to
    the byte. It names people, so only who may see applicants makes it."""
    holding.allow(remedy, Permission.SEE_APPLICANTS, by, now)
    held = holding.take(remedy, expected_revision, by, now)
    try:
        parts, told = bundle_parts(held)
    except UnreadablePart as error:
        raise Refused(error.message) from error
    data = packed_and_checked(parts, told)
    row = files.seal(
        held,
        Incoming(f"{held.number}.zip", data, "application/zip"),
        RemedyFileKind.BUNDLE,
        by=by,
        now=now,
    )
    holding.save(held)
    holding.record(
        "remedies.bundle_made",
        remedy=held,
        by=by,
        now=now,
        permission=Permission.SEE_APPLICANTS,
        facts={"file": row.pk, "sha256": row.sha256, "size": row.size, "parts": len(parts)},
    )
    return row
