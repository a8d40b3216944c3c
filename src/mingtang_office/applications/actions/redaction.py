"""Marking what is withheld of a file that is to be given in part (条例第三十七条).

Files are read in processes of their own (`ui.apart`) before anything is locked; what they gave is
entered afterwards, if nobody was quicker. Nothing that is marked stands in the trail.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.redaction import Hit
from mingtang.redaction.folding import folded
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications import redacting
from mingtang_office.applications.actions import holding
from mingtang_office.applications.actions.opening import exact_bytes
from mingtang_office.applications.actions.redaction_holding import (
    allow,
    drop_waiting,
    hold,
    in_time,
    opened,
    record,
)
from mingtang_office.applications.models import Application, CaseFile, FileKind, Redaction
from mingtang_office.applications.redaction_marks import Marked, Marking
from mingtang_office.applications.sealed_redaction import (
    examination_of,
    seal_examination,
    seal_marking,
)
from mingtang_office.trail.models import Entry

MOST_MARKS = 300
_LONGEST = 200


def begin(*, original: CaseFile, by: User, now: datetime) -> Redaction:
    """Read a file that is to be given in part. Refused, with what to do instead, where it cannot be
    redacted with certainty; what was begun before is kept."""
    allow(original.application, by, now)
    if original.kind != FileKind.ORIGINAL:
        raise Refused("只能遮盖“拟提供的信息件”。请先把原件按这一类存入案卷。")
    found = in_time(redacting.examined, exact_bytes(original), original.name)
    return _begun(original, found, by, now)


@transaction.atomic
def _begun(original: CaseFile, found: redacting.Examination, by: User, now: datetime) -> Redaction:
    held = holding.hold_open(original.application)
    row, is_new = Redaction.objects.get_or_create(
        original=original,
        defaults={
            "application": held,
            "examined": seal_examination(held, found),
            "sealed": seal_marking(held, Marking()),
            "by": by,
            "at": now,
        },
    )
    if is_new:
        record("applications.redaction_begun", held, row, by, now)
    return row


def mark(
    *,
    redaction: Redaction,
    marks: Sequence[Marked],
    expected_revision: int,
    by: User,
    now: datetime,
) -> Redaction:
    """Add marks. Refused where one says nothing, gives itself away in its reason, or names nothing
    in the file."""
    allow(redaction.application, by, now)
    before = opened(redaction, expected_revision)
    standing = {each.target for each in before.marks}
    new = [each for each in marks if each.target not in standing]
    if not new:
        raise Refused("所选的内容已经标记过了。要改理由，请先删去原来的标记。")
    if len(before.marks) + len(new) > MOST_MARKS:
        raise Refused(f"一份文件最多标记{MOST_MARKS}处。请改为框选区域，或者考虑整份不予公开。")
    _refuse_telling([*before.marks, *new])
    return _changed(redaction, replace(before, marks=(*before.marks, *new)), by, now)


def unmark(
    *, redaction: Redaction, number: int, expected_revision: int, by: User, now: datetime
) -> Redaction:
    """Take a mark (from 0) back."""
    allow(redaction.application, by, now)
    before = opened(redaction, expected_revision)
    if not 0 <= number < len(before.marks):
        raise Refused("没有找到这处标记，请刷新页面查看。")
    left = tuple(each for at, each in enumerate(before.marks) if at != number)
    return _changed(redaction, replace(before, marks=left), by, now)


def view(
    *,
    redaction: Redaction,
    numbers: Collection[int],
    expected_revision: int,
    by: User,
    now: datetime,
) -> Redaction:
    """A person has looked at these pages or pictures, in which no program finds words."""
    allow(redaction.application, by, now)
    before = opened(redaction, expected_revision)
    if not set(numbers) <= examination_of(redaction).to_be_viewed:
        raise Refused("这一页（图）不需要逐一查看，请刷新页面。")
    after = replace(before, viewed=before.viewed | set(numbers))
    return _kept(redaction, after, by, now, looked_at=sorted(numbers))


def _changed(redaction: Redaction, marking: Marking, by: User, now: datetime) -> Redaction:
    """Marks are kept only when they were found in the file."""
    hits: tuple[Hit, ...] = ()
    if marking.marks:
        original = redaction.original
        hits = in_time(redacting.marked, exact_bytes(original), original.name, marking.as_marks)
    return _kept(redaction, replace(marking, hits=hits), by, now)


@transaction.atomic
def _kept(
    redaction: Redaction,
    marking: Marking,
    by: User,
    now: datetime,
    looked_at: Sequence[int] = (),
) -> Redaction:
    held, row = hold(redaction, redaction.revision)
    row.sealed = seal_marking(held, marking)
    row.by, row.at = by, now
    row.revision += 1
    row.save()
    drop_waiting(row)
    facts = {"marks": len(marking.marks), "viewed": len(marking.viewed)}
    if looked_at:
        record("applications.redaction_viewed", held, row, by, now, numbers=list(looked_at))
    else:
        record("applications.redaction_marked", held, row, by, now, **facts)
    return row


def _refuse_telling(marks: Sequence[Marked]) -> None:
    """A reason is read by the applicant: what is withheld must not stand in it."""
    reasons = [folded(each.reason) for each in marks]
    for number, each in enumerate(marks, 1):
        if len(each.reason.strip()) > _LONGEST or not each.reason.strip():
            raise Refused(f"第{number}处标记的理由应当写明，最多{_LONGEST}字。")
        words = folded(each.text)
        if words and any(words in reason for reason in reasons):
            raise Refused(
                f"第{number}处标记的文字出现在理由里。理由要写进给申请人的文书，"
                "请改写理由，不要写出不公开的内容本身。"
            )


@transaction.atomic
def show_original(*, redaction: Redaction, by: User, now: datetime) -> None:
    """Somebody has the original on the screen; on record once for each person, file and day."""
    application = redaction.application
    holding.allow(application, Permission.SEE_APPLICANTS, by, now)
    seen = Entry.objects.filter(
        object_type=Application._meta.label_lower,
        object_id=str(application.pk),
        action="applications.original_shown",
        actor=by.pk,
    ).order_by("-id")
    last = next((each for each in seen if each.facts.get("file") == redaction.original_id), None)
    if last is None or timezone.localdate(last.at) != timezone.localdate(now):
        holding.record(
            "applications.original_shown",
            application=application,
            by=by,
            now=now,
            permission=Permission.SEE_APPLICANTS,
            facts={"file": redaction.original_id},
        )
