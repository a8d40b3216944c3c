"""Taking files in.

The order of writing: first each file under a name of its own, flushed to the disk; then, in one
transaction, the rows, their trail and their tasks. Killed at any moment there is nothing, or a file
without a row (`removal.sweep`), or a complete report that waits; never a row without its file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.core.files.base import File
from django.db import OperationalError, transaction
from django.utils import timezone

from mingtang.documents.limits import too_large
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.sniffing import sniff
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing import limits
from mingtang_office.auditing.actions import entries, queue
from mingtang_office.auditing.models import CheckedReport, Upload
from mingtang_office.ui import storage
from mingtang_office.ui.files import shown_name

FOLDER = "reports"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    PRESENT = "present"  # the same bytes are a report of this agency already
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file; `report` is the new report, or the one that was there."""

    name: str
    outcome: Outcome
    report: CheckedReport | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of all files, in their order. `upload` is None where none was accepted."""

    upload: Upload | None
    files: tuple[FileOutcome, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that stands in the storage and has no row yet."""

    stored: str
    name: str
    digest: str
    size: int
    format: str


def receive(
    *,
    agency: Agency,
    files: Iterable[File[Any]],
    by: User,
    now: datetime,
    together_with: Upload | None = None,
) -> Received:
    """Take in files for an agency and queue them for reading; `together_with` is the upload of this
    person that the files belong to, where they are sent one by one.

    A file that cannot be a report is refused by itself with its reason, the others are taken. The
    same bytes at the same agency are the same report. Raises `Refused` where nothing at all can be
    taken: too many files of one person in an hour, or no room.
    """
    policy.require(by, Permission.UPLOAD_REPORTS, agency, timezone.localdate(now))
    if together_with is not None and (together_with.by != by or together_with.agency != agency):
        raise Refused("这批文件与前一批不属于同一人、同一机关，请重新选择文件上传。")
    files = list(files)
    _within_the_hour(by, len(files), now)
    seen: list[_Kept | FileOutcome] = []
    try:
        for file in files:
            seen.append(_keep(agency, file, now))
        return _enter(agency, seen, by, now, together_with)
    except OperationalError as error:
        _discard(seen)
        raise Refused(
            "数据库暂时无法写入，这次上传的文件都没有保存。请稍后重新上传；"
            "如仍不行，请告知系统维护人员检查磁盘空间。"
        ) from error
    except BaseException:
        _discard(seen)
        raise


def _within_the_hour(by: User, number: int, now: datetime) -> None:
    most = limits.files_an_hour()
    lately = CheckedReport.objects.filter(
        upload__by=by, uploaded_at__gt=now - timedelta(hours=1)
    ).count()
    if lately + number > most:
        raise Refused(
            f"每人每小时最多上传 {most} 份文件，您在过去一小时里已上传 {lately} 份，"
            f"这次又有 {number} 份。请减少份数，或者过一会儿再传。"
        )


def _keep(agency: Agency, file: File[Any], now: datetime) -> _Kept | FileOutcome:
    """Put one file into the storage, whole and flushed, unless it is refused or there already."""
    name = shown_name(file.name or "")
    try:
        if file.size > limits.file_bytes():
            raise too_large(file.size, limits.file_bytes())
        file.seek(0)
        data = file.read()
        form = sniff(data, name)
    except UnreadableDocument as error:
        return FileOutcome(name, Outcome.REFUSED, message=error.message)
    digest = sha256(data).hexdigest()
    present = CheckedReport.objects.filter(agency=agency, sha256=digest).first()
    if present is not None:
        return FileOutcome(name, Outcome.PRESENT, present)
    try:
        stored = storage.write(data, folder=FOLDER, now=now)
    except OSError:
        return FileOutcome(
            name,
            Outcome.REFUSED,
            message="服务器的存储空间不足或者暂时无法写入，这份文件没有保存。"
            "请告知系统维护人员，稍后重新上传。",
        )
    return _Kept(stored, name, digest, len(data), form.value)


@transaction.atomic
def _enter(
    agency: Agency,
    seen: list[_Kept | FileOutcome],
    by: User,
    now: datetime,
    together_with: Upload | None,
) -> Received:
    """The rows, the trail and the tasks of what was kept."""
    if not any(isinstance(each, _Kept) for each in seen):
        return Received(None, tuple(each for each in seen if isinstance(each, FileOutcome)))
    upload = together_with or Upload.objects.create(agency=agency, by=by, at=now)
    outcomes = tuple(
        each if isinstance(each, FileOutcome) else _row(upload, each, by, now) for each in seen
    )
    if any(each.outcome is Outcome.ACCEPTED for each in outcomes):
        return Received(upload, outcomes)
    if together_with is None:
        upload.delete()
    return Received(None, outcomes)


def _row(upload: Upload, kept: _Kept, by: User, now: datetime) -> FileOutcome:
    report, made = CheckedReport.objects.get_or_create(
        agency=upload.agency,
        sha256=kept.digest,
        defaults={
            "upload": upload,
            "file": kept.stored,
            "original_name": kept.name,
            "size": kept.size,
            "format": kept.format,
            "uploaded_at": now,
        },
    )
    if not made:  # twice in this request, or somebody was quicker
        transaction.on_commit(lambda: storage.discard(kept.stored))
        return FileOutcome(kept.name, Outcome.PRESENT, report)
    entries.record(
        "auditing.uploaded",
        report=report,
        by=by,
        now=now,
        permission=Permission.UPLOAD_REPORTS,
        facts={"sha256": kept.digest, "size": kept.size, "format": kept.format},
        personal={"name": kept.name},
    )
    queue.check_report.enqueue(report.pk)
    return FileOutcome(kept.name, Outcome.ACCEPTED, report)


def _discard(seen: Iterable[_Kept | FileOutcome]) -> None:
    for each in seen:
        if isinstance(each, _Kept):
            storage.discard(each.stored)
