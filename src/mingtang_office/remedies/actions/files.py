"""Files of a case: sealed before they reach the disk, opened only for those whom the policy lets in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.remedies.actions import holding
from mingtang_office.remedies.models import Remedy, RemedyFile, RemedyFileKind
from mingtang_office.trail import sealed_files
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui import storage
from mingtang_office.ui.files import Incoming

FOLDER = "remedies"


@transaction.atomic
def keep(
    *,
    remedy: Remedy,
    papers: Sequence[Incoming],
    kind: RemedyFileKind,
    expected_revision: int,
    by: User,
    now: datetime,
) -> tuple[RemedyFile, ...]:
    """Put papers of one kind into a case."""
    held = holding.take(remedy, expected_revision, by, now)
    if not papers:
        raise Refused("请选择要存入的文件。")
    rows = tuple(store(held, paper, kind, by=by, now=now) for paper in papers)
    holding.save(held)
    return rows


def store(
    remedy: Remedy, paper: Incoming, kind: RemedyFileKind, *, by: User, now: datetime
) -> RemedyFile:
    """Seal and store a file of a case that the caller holds, with its entry in the trail."""
    row = seal(remedy, paper, kind, by=by, now=now)
    holding.record(
        "remedies.file_kept",
        remedy=remedy,
        by=by,
        now=now,
        facts={"file": row.pk, "kind": str(kind), "sha256": row.sha256, "size": row.size},
    )
    return row


def seal(
    remedy: Remedy, paper: Incoming, kind: RemedyFileKind, *, by: User, now: datetime
) -> RemedyFile:
    return RemedyFile.objects.create(
        remedy=remedy,
        kind=kind,
        name=paper.name,
        sha256=sha256(paper.data).hexdigest(),
        size=len(paper.data),
        media_type=paper.media_type,
        stored=sealed_files.keep(remedy, paper.data, folder=FOLDER, now=now),
        by=by,
        at=now,
    )


@transaction.atomic
def open_file(*, row: RemedyFile, by: User, now: datetime) -> bytes:
    """The exact bytes that were handed in; that they were taken stays on record."""
    held = holding.hold(row.remedy)
    holding.allow(held, Permission.SEE_APPLICANTS, by, now)
    try:
        data = sealed_files.read(held, row.stored)
    except Erased as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused("这份文件读不出来，请告知系统维护人员从备份恢复。") from error
    if sha256(data).hexdigest() != row.sha256:
        raise Refused("这份文件与登记的摘要不符，没有打开。请告知系统维护人员。")
    holding.record(
        "remedies.file_opened",
        remedy=held,
        by=by,
        now=now,
        permission=Permission.SEE_APPLICANTS,
        facts={"file": row.pk},
    )
    return data


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Delete the files, older than a day, that no case holds; their names."""
    held = set(RemedyFile.objects.values_list("stored", flat=True))
    return storage.sweep(FOLDER, held, now=now)
