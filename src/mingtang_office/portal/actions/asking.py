"""The mail that asks a mailbox whether it wants what somebody asked for on its behalf."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingtang_office.portal.mailboxes import Mailbox, hash_of, new_token, open_mailbox
from mingtang_office.portal.mails import question_mail
from mingtang_office.portal.models import Subscriber
from mingtang_office.portal.queries.subscriptions import pending_of, wait_of

_MOST_TRIES = 5

_log = logging.getLogger(__name__)


@task
def send_question(number: int) -> None:
    """Ask once: that it is asked is settled before the mail goes out, so that a worker that dies
    never asks twice. A mail server that does not take it is tried again after the wait."""
    now = timezone.now()
    settled = _settle(number, now)
    if settled is None:
        return
    mailbox, token = settled
    try:
        question_mail(mailbox, token).send()
    except OSError as error:  # what smtplib raises, too
        _log.warning("a confirmation was not sent: %s", type(error).__name__)
        _try_later(number, now)


@transaction.atomic
def _settle(number: int, now: datetime) -> tuple[Mailbox, str] | None:
    row = Subscriber.objects.select_for_update().filter(pk=number).first()
    if row is None or row.ask_at is None or row.ask_at > now:
        return None
    row.ask_at = None
    if not pending_of(row, now).exists():
        row.save(update_fields=("ask_at",))
        return None
    token = new_token()
    row.confirm_hash = hash_of(token)
    row.confirm_until = now + timedelta(hours=settings.SUBSCRIBE_CONFIRM_HOURS)
    row.asked_at, row.asked_times = now, row.asked_times + 1
    row.save()
    return open_mailbox(row), token


@transaction.atomic
def _try_later(number: int, now: datetime) -> None:
    row = Subscriber.objects.select_for_update().filter(pk=number, asked_at=now).first()
    if row is None or row.asked_times >= _MOST_TRIES or not pending_of(row, now).exists():
        return
    row.ask_at = now + wait_of(row)
    row.save(update_fields=("ask_at",))
    send_question.using(run_after=row.ask_at).enqueue(number)
