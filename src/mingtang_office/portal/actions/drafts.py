"""What is typed on the public form, kept until it is handed in; nothing of it is on record before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingtang.applications import Channel
from mingtang.applications.request import Request
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.intake import Arrival, submit
from mingtang_office.portal.models import Draft, DraftFile
from mingtang_office.trail import sealed_files, sealing
from mingtang_office.ui import storage
from mingtang_office.ui.files import Incoming

FOLDER = "drafts"
_FORGOTTEN_AT_ONCE = 10  # old drafts that each new one clears away


@transaction.atomic
def keep(*, draft: Draft | None, agency: Agency, fields: Mapping[str, str], now: datetime) -> Draft:
    """Keep what was typed, in the draft of this session or in a new one."""
    if draft is None:
        forget_old(now=now, at_most=_FORGOTTEN_AT_ONCE)
        draft = Draft.objects.create(agency=agency, begun_at=now, touched_at=now)
    draft.agency = agency
    _seal(draft, dict(fields))
    draft.touched_at = now
    draft.save()
    return draft


@transaction.atomic
def attach(*, draft: Draft, incoming: Incoming, now: datetime) -> DraftFile:
    """Keep an attachment; type and size were checked before. Refuses more than the form allows."""
    Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.files.count() >= settings.APPLY_FILES:
        raise Refused(
            f"最多可以附{settings.APPLY_FILES}份文件，“{incoming.name}”没有收下。"
            "可以合并成一份再提交；材料较多的，可以邮寄或者当面提交。"
        )
    return DraftFile.objects.create(
        draft=draft,
        name=incoming.name,
        stored=sealed_files.keep(draft, incoming.data, folder=FOLDER, now=now),
        size=len(incoming.data),
        media_type=incoming.media_type,
    )


@transaction.atomic
def detach(*, draft: Draft, number: int) -> None:
    """Drop an attachment; one that is not there is dropped already."""
    row = draft.files.filter(pk=number).first()
    if row is not None:
        stored = row.stored
        row.delete()
        transaction.on_commit(partial(storage.discard, stored))


@transaction.atomic
def hand_in(*, draft: Draft, request: Request, now: datetime) -> Draft:
    """Register the application. Asked for twice, it is registered once; the second asking finds the
    number and the secret of the first."""
    held = Draft.objects.select_for_update(of=("self",)).select_related("agency").get(pk=draft.pk)
    if held.application_id is not None:
        return held
    kept = list(held.files.all())
    incoming = [
        Incoming(row.name, sealed_files.read(held, row.stored), row.media_type) for row in kept
    ]
    taken = submit(
        agency=held.agency,
        request=request,
        arrival=Arrival(Channel.ONLINE, timezone.localdate(now)),
        attachments=incoming,
        by=None,
        now=now,
    )
    held.application = taken.application
    _seal(held, {"number": taken.application.number, "secret": taken.secret})
    held.touched_at = now
    held.save()
    _drop_files(held)
    return held


@transaction.atomic
def discard(*, draft: Draft) -> None:
    """Forget a draft: its row, its key and its files."""
    _drop_files(draft)
    sealing.forget(draft)
    draft.delete()


def sweep(*, now: datetime) -> tuple[str, ...]:
    """Forget the drafts that nobody touched for as long as they are kept, and delete the files, older
    than a day, that none of them names; the names of these."""
    forget_old(now=now)
    held = set(DraftFile.objects.values_list("stored", flat=True))
    return storage.sweep(FOLDER, held, now=now)


def forget_old(*, now: datetime, at_most: int | None = None) -> int:
    """Forget drafts whose time is over; how many."""
    old = Draft.objects.filter(touched_at__lt=now - lifetime()).order_by("touched_at")[:at_most]
    for draft in old:
        discard(draft=draft)
    return len(old)


@task
def sweep_daily(day: str) -> None:
    sweep(now=timezone.now())


def lifetime() -> timedelta:
    return timedelta(minutes=settings.APPLY_DRAFT_MINUTES)


def opened(draft: Draft) -> dict[str, str]:
    """What is sealed in a draft: the fields, or after handing in the number and the secret."""
    if not draft.sealed:
        return {}
    told: dict[str, str] = json.loads(sealing.open_bytes(draft, bytes(draft.sealed)))
    return told


def _seal(draft: Draft, told: dict[str, Any]) -> None:
    data = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    draft.sealed = sealing.seal_bytes(draft, data)


def _drop_files(draft: Draft) -> None:
    stored = list(draft.files.values_list("stored", flat=True))
    draft.files.all().delete()
    for each in stored:
        transaction.on_commit(partial(storage.discard, each))
