"""Erasing who applied once the file has been kept long enough. What happened, what was decided and
what is counted stays; names, words, addresses and files are gone with the key of the case."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingtang.law.retention import Kept, retention
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    CaseNote,
    Consent,
    Consultation,
    ContactAttempt,
    ContentMark,
    DecisionDraft,
    Identity,
    Redaction,
    RedactionResult,
    SearchRecord,
    Supplement,
)
from mingtang_office.applications.queries.retention import kept_long_enough, kept_on
from mingtang_office.trail import actions as trail
from mingtang_office.ui import storage
from mingtang_office.ui.days import day_words

_ERASED_NAME = "已擦除"
_BATCH = 200


@task
def erase_daily(day: str) -> None:
    erase_due(on=date.fromisoformat(day), now=timezone.now())


def erase_due(*, on: date, now: datetime) -> int:
    """Erase every case that has been kept long enough and that nobody needs; how many. Each by
    itself, so that one which cannot be erased keeps no other."""
    done, last = 0, 0
    while rows := list(kept_long_enough(on).filter(pk__gt=last).order_by("pk")[:_BATCH]):
        last = rows[-1].pk
        needed = kept_on(row.pk for row in rows)
        for row in rows:
            if row.pk not in needed:
                erase(application=row, by=None, now=now)
                done += 1
    return done


@transaction.atomic
def erase(*, application: Application, by: User | None, now: datetime) -> Application:
    """Erase the personal data of a case and of those merged into it. Refuses one that is open, not
    archived, kept too short a time, or still needed: reconsidered, sued over, handled anew."""
    if by is not None:
        holding.allow(application, Permission.ASSIGN_APPLICATIONS, by, now)
    held = holding.hold(application)
    _refuse_needed(held, timezone.localdate(now))
    for each in (held, *held.merged.select_for_update().order_by("pk")):
        _erase_one(each, by, now)
    return held


def _refuse_needed(application: Application, on: date) -> None:
    if application.erased_at is not None:
        raise Refused("这件申请的个人信息已经擦除。")
    if application.closed_on is None or application.archived_at is None:
        raise Refused("只有办结并归档的申请才能擦除个人信息。")
    archived = timezone.localdate(application.archived_at)
    last = retention(Kept.APPLICATION_FILE, on).until(archived)
    if on <= last:
        raise Refused(f"这件申请于{day_words(archived)}归档，须保管到{day_words(last)}。")
    if kept_on([application.pk]):
        raise Refused("这件申请还在复议、诉讼或者重新办理中，办结以前不能擦除。")


def _erase_one(application: Application, by: User | None, now: datetime) -> None:
    application.content = application.help_needed = ""
    application.applicant_masked = application.tracking_digest = ""
    application.erased_at = now
    application.save(
        update_fields=("content", "help_needed", "applicant_masked", "tracking_digest", "erased_at")
    )
    _empty_rows(application)
    _drop_files(application)
    ContentMark.objects.filter(application=application).delete()
    trail.erase(
        by=by,
        now=now,
        on=application,
        agency=application.agency_id,
        ground=retention(Kept.APPLICATION_FILE, timezone.localdate(now)).ground,
    )


def _drop_files(application: Application) -> None:
    """The rows stay, with the digests of what was there."""
    papers = CaseFile.objects.filter(application=application)
    results = RedactionResult.objects.filter(redaction__application=application)
    for rows in (papers, results):
        for stored in rows.exclude(stored="").values_list("stored", flat=True):
            transaction.on_commit(partial(storage.discard, stored))
    papers.update(name=_ERASED_NAME, stored="")
    results.update(log=b"", stored="")


def _empty_rows(application: Application) -> None:
    own = {"application": application}
    Identity.objects.filter(**own).update(sealed=b"", blind="")
    Consultation.objects.filter(**own).update(
        sealed=b"", masked="", information="", reasons="", weighed=""
    )
    DecisionDraft.objects.filter(**own).update(sealed=b"", answers={})
    SearchRecord.objects.filter(**own).update(keywords="", result="")
    Consent.objects.filter(**own).update(reason="", opinion="")
    for kind in (Supplement, CaseNote, Redaction):
        kind.objects.filter(**own).update(sealed=b"")
    ContactAttempt.objects.filter(**own).update(note=b"")
