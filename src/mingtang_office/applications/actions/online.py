"""Service online: a signed letter is laid ready on the public page, and is served at the moment when
the applicant opens it (国办公开办函〔2015〕235号: the day of arrival)."""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mingtang.applications import ServiceManner
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import holding, notifying
from mingtang_office.applications.actions.files import opened as opened_file
from mingtang_office.applications.models import Application, CaseFile, OnlineOffer, Opening
from mingtang_office.applications.queries.public_letters import is_for_applicant
from mingtang_office.letters.actions.serving import Delivery, serve
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.trail import sealed_files

_log = logging.getLogger(__name__)


@transaction.atomic
def offer(*, application: Application, letter: Letter, by: User, now: datetime) -> OnlineOffer:
    """Lay a signed letter ready for the applicant. Refuses one that is not meant for the applicant,
    or not signed, or served already."""
    holding.allow(application, Permission.SERVE_LETTERS, by, now)
    held = holding.hold(application)
    current = Letter.objects.get(pk=letter.pk)
    if current.subject != (held._meta.label_lower, str(held.pk)) or not is_for_applicant(current):
        raise Refused("这份文书不是给申请人的，不能放到申请人的查询页面。")
    if current.state != LetterState.SIGNED:
        raise Refused("只有已签发、尚未送达的文书才能放到申请人的查询页面供其下载。")
    made, is_new = OnlineOffer.objects.get_or_create(
        letter=current, defaults={"application": held, "by": by, "at": now}
    )
    if is_new:
        holding.record(
            "applications.offered_online",
            application=held,
            by=by,
            now=now,
            permission=Permission.SERVE_LETTERS,
            facts={"letter": current.pk, "reference": current.reference},
        )
        notifying.notify(held, notifying.READY, now)
    return made


def open_letter(*, application: Application, letter: Letter, now: datetime) -> bytes:
    """The signed PDF for the applicant, who was known by number and secret. The first opening is
    recorded; of a letter laid ready here it is the service."""
    with transaction.atomic():
        is_first = _first_opening(application, now, letter=letter)
    waiting = OnlineOffer.objects.select_related("by").filter(letter=letter).first()
    if is_first and waiting is not None and letter.state == LetterState.SIGNED:
        _serve(waiting, letter, now)
    return sealed_files.read(letter.subject, letter.pdf_file)


def open_file(*, application: Application, file: CaseFile, now: datetime) -> bytes:
    """The exact bytes of information provided; the first opening is recorded."""
    with transaction.atomic():
        _first_opening(application, now, file=file)
    return opened_file(file)


def _first_opening(
    application: Application,
    now: datetime,
    *,
    letter: Letter | None = None,
    file: CaseFile | None = None,
) -> bool:
    held = holding.hold(application)
    _, is_new = Opening.objects.get_or_create(
        letter=letter, file=file, defaults={"application": held, "at": now}
    )
    if is_new:
        facts = {"letter": letter.pk} if letter else {"file": file.pk if file else None}
        holding.record(
            "applications.opened_online", application=held, by=None, now=now, facts=facts
        )
    return is_new


def _serve(waiting: OnlineOffer, letter: Letter, now: datetime) -> None:
    """Whoever laid it ready answers for the service. Where that person may do so no longer, the
    opening stands on record and the office enters the service."""
    try:
        serve(
            letter=letter,
            delivery=Delivery(ServiceManner.ONLINE, received_on=timezone.localdate(now)),
            expected_revision=letter.revision,
            by=waiting.by,
            now=now,
        )
    except (Refused, PermissionDenied) as error:
        _log.warning("a letter opened online was not served: %s", type(error).__name__)
