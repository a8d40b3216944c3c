"""A case is archived once it is closed and in order; its bundle can be had at any time."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files, holding
from mingtang_office.applications.bundles import UnreadablePart, contents_of, packed_and_checked
from mingtang_office.applications.models import Application, CaseFile, FileKind
from mingtang_office.applications.queries.letters import letters_of, unserved
from mingtang_office.letters.models import Group, LetterState
from mingtang_office.ui.files import Incoming

_GIVES = frozenset({Disposition.PROVIDED, Disposition.PARTLY_GRANTED})
_NEEDS_NO_DECISION = frozenset(
    {Disposition.NOT_RECTIFIED, Disposition.FEE_UNPAID, Disposition.REST}
)


@transaction.atomic
def archive(
    *, application: Application, expected_revision: int, by: User, now: datetime
) -> CaseFile:
    """Archive a closed case: its bundle is made, read back, sealed and kept. Refused, with what is
    not in order, while letters are under way or papers are missing."""
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    held = holding.hold(application, expected_revision)
    wrong = _out_of_order(held)
    if wrong:
        raise Refused(f"这件申请还不能归档：{'；'.join(wrong)}。")
    data = _bundle(held)
    row = files.keep(
        held,
        Incoming(f"{held.number}.zip", data, "application/zip"),
        FileKind.BUNDLE,
        by=by,
        now=now,
    )
    held.archived_at = now
    holding.save(held, "archived_at")
    holding.record(
        "applications.archived",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"file": row.pk, "sha256": row.sha256, "size": row.size},
    )
    return row


@transaction.atomic
def export_bundle(*, application: Application, by: User, now: datetime) -> bytes:
    """The bundle as it stands, for a court or a reconsideration authority. It names the applicant, so
    only who may see applicants gets it; that it was taken stays on record."""
    holding.allow(application, Permission.SEE_APPLICANTS, by, now)
    held = holding.hold(application)
    data = _bundle(held)
    holding.record(
        "applications.bundle_exported",
        application=held,
        by=by,
        now=now,
        permission=Permission.SEE_APPLICANTS,
        facts={"sha256": sha256(data).hexdigest(), "size": len(data)},
    )
    return data


def _bundle(application: Application) -> bytes:
    """Made, and read back before anybody relies on it."""
    try:
        parts, told = contents_of(application)
    except UnreadablePart as error:
        raise Refused(error.message) from error
    return packed_and_checked(parts, told)


def _out_of_order(application: Application) -> list[str]:
    if application.archived_at is not None:
        return ["它已经归档"]
    if application.closed_on is None:
        return ["它还没有办结"]
    wrong = [
        f"{letter.reference or '一份文书草稿'}还没有送达或者弃用"
        for letter in unserved(application)
    ]
    disposition = Disposition(application.disposition)
    replies = letters_of(application).filter(group=Group.DECISION, state=LetterState.SERVED)
    if disposition not in _NEEDS_NO_DECISION and not replies.exists():
        wrong.append("没有已送达的答复文书")
    given = application.files.filter(kind=FileKind.PROVIDED)
    if disposition in _GIVES and not given.exists():
        wrong.append("没有提供给申请人的信息件")
    return wrong
