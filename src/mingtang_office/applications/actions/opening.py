"""Opening what is sealed: who applied, and the papers of a case. That it was opened stays on record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications.request import Applicant
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files, holding
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, CaseFile
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import Erased

_OPENED = "applications.identity_opened"
_GONE = "这件申请的个人信息已按规定擦除，不能再打开；办理经过和统计不受影响。"


@transaction.atomic
def open_applicant(*, application: Application, by: User, now: datetime) -> Applicant:
    """Who applied, for one who handles the case; on record once for each person and day."""
    holding.allow(application, Permission.SEE_APPLICANTS, by, now)
    try:
        applicant = open_identity(application)
    except Erased:
        raise Refused(_GONE) from None
    if not _opened_today(application, by, now):
        _record(_OPENED, application, by, now)
    return applicant


def _opened_today(application: Application, by: User, now: datetime) -> bool:
    last = (
        Entry.objects.filter(
            object_type=Application._meta.label_lower,
            object_id=str(application.pk),
            action=_OPENED,
            actor=by.pk,
        )
        .order_by("-id")
        .first()
    )
    return last is not None and timezone.localdate(last.at) == timezone.localdate(now)


@dataclass(frozen=True, slots=True)
class Taken:
    name: str
    data: bytes


@transaction.atomic
def take_file(*, file: CaseFile, by: User, now: datetime) -> Taken:
    """A paper of the case, as it was handed in; on record each time."""
    application = file.application
    holding.allow(application, Permission.SEE_APPLICANTS, by, now)
    data = exact_bytes(file)
    _record("applications.file_taken", application, by, now, file=file.pk)
    return Taken(file.name, data)


def exact_bytes(file: CaseFile) -> bytes:
    """What was handed in, checked against its digest. Whoever asks has seen to it that the person may
    see it."""
    try:
        data = files.opened(file)
    except Erased:
        raise Refused(_GONE) from None
    except OSError as error:
        raise Refused("文件暂时读不出来，请稍后再试；仍不行的，请告知系统维护人员。") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Refused("这份文件与存入时不一致，不能提供。请立即告知系统维护人员和审计员。")
    return data


def _record(
    action: str, application: Application, by: User, now: datetime, **facts: object
) -> None:
    holding.record(
        action,
        application=application,
        by=by,
        now=now,
        permission=Permission.SEE_APPLICANTS,
        facts=facts,
    )
