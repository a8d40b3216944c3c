"""Telling the applicant by mail that something happened: the number, what it is and where to look,
nothing of the case. The row is written in the transaction of the step; a task sends it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang.applications import EventKind
from mingtang_office.applications.actions import holding
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, Notification
from mingtang_office.background import on_given_up
from mingtang_office.trail.sealing import Erased

READY = "letter_ready"
_TELLS = {
    EventKind.SUBMITTED.value: "申请已提交",
    EventKind.RECEIVED.value: "已确认收到申请",
    EventKind.RECTIFICATION_ASKED.value: "需要您补正申请",
    EventKind.REASONS_ASKED.value: "需要您说明理由",
    EventKind.EXTENDED.value: "答复期限已延长",
    EventKind.DEFERRED.value: "已确定延迟答复的期限",
    EventKind.FEE_NOTICED.value: "需要您缴纳信息处理费",
    EventKind.SERVED.value: "答复已送达",
    EventKind.ABANDONED.value: "申请已不再处理",
    READY: "有新的文书可以下载",
}
_ATTEMPTS = 5
_WAIT = timedelta(minutes=10)

_log = logging.getLogger(__name__)


def notify(application: Application, kind: str, now: datetime) -> Notification | None:
    """Note that the applicant is to be told; nothing where they left no address, or where the site
    sends no mail. Must stand in the transaction of the step."""
    if kind not in _TELLS or not settings.MAIL_IS_SET_UP:
        return None
    if not _address(application):
        return None
    row = Notification.objects.create(application=application, kind=kind, at=now)
    send_notification.enqueue(row.pk)
    return row


def what(notification: Notification) -> str:
    """In words."""
    return _TELLS.get(notification.kind, "办理有新的进展")


@task
def send_notification(number: int) -> None:
    """Send it once: the row is held while the mail goes out. Where the mail cannot be sent, it is
    tried again, each time later, and at last given up with a note for the officer."""
    now = timezone.now()
    try:
        with transaction.atomic():
            row = _waiting(number)
            if row is None:
                return
            address = _address(row.application)
            if address:
                send_mail(_subject(row), _body(row), None, [address])
                row.sent_at = now
            else:  # erased since, or taken out
                row.failed_at = now
            row.save(update_fields=("sent_at", "failed_at"))
    except OSError as error:  # what smtplib raises, too
        _log.warning("a notification was not sent: %s", type(error).__name__)
        _try_later(number, now)


def _waiting(number: int) -> Notification | None:
    return (
        Notification.objects.select_for_update(of=("self",))
        .select_related("application")
        .filter(pk=number, sent_at__isnull=True, failed_at__isnull=True)
        .first()
    )


@transaction.atomic
def _try_later(number: int, now: datetime) -> None:
    row = _waiting(number)
    if row is None:
        return
    row.attempts += 1
    row.save(update_fields=("attempts",))
    if row.attempts >= _ATTEMPTS:
        _give_up(row, now)
    else:
        send_notification.using(run_after=now + _WAIT * 2**row.attempts).enqueue(number)


def _give_up(row: Notification, now: datetime) -> None:
    row.failed_at = now
    row.save(update_fields=("failed_at",))
    holding.record(
        "applications.notification_failed",
        application=row.application,
        by=None,
        now=now,
        facts={"kind": row.kind, "attempts": row.attempts},
    )


@on_given_up("mingtang_office.applications.actions.notifying.send_notification")
def _given_up(
    args: Sequence[Any], kwargs: Mapping[str, Any], *, reason: str, now: datetime
) -> None:
    row = _waiting(args[0])
    if row is not None:
        _give_up(row, now)


def _address(application: Application) -> str:
    try:
        return open_identity(application).email
    except Erased:
        return ""


def _subject(row: Notification) -> str:
    return f"政府信息公开申请 {row.application.number}：{what(row)}"


def _body(row: Notification) -> str:
    """Neither a name nor what was asked for: mail passes through other hands."""
    return (
        f"您的政府信息公开申请（编号 {row.application.number}）：{what(row)}。\n\n"
        "请凭编号和提交时得到的查询码查看：\n"
        f"{settings.SITE_URL}{reverse('portal:track')}\n\n"
        "这封邮件由系统发出，请不要直接回复。如果您没有提出过申请，请忽略。\n"
    )
