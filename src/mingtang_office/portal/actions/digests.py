"""The daily digest: one mail a subscriber, of what became public since the last one.

What a mail lists is settled before it goes out. A worker that dies after that leaves a mail unsent
rather than sent twice; what a mail server plainly refuses is told by the next one.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from mingtang_office.portal.actions.subscribing import end_refused
from mingtang_office.portal.mailboxes import Mailbox, open_mailbox
from mingtang_office.portal.mails import digest_mail
from mingtang_office.portal.models import Subscriber, Told
from mingtang_office.portal.queries.digests import Digest, digest_of, still_public
from mingtang_office.trail.sealing import Erased

_TRIES = 4
_WAIT = timedelta(minutes=15)
_PERMANENT = 500  # of the answers of a mail server
# So many days in a row refused: nobody reads there any more.
MOST_REFUSED = 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """A mail that may go out: nothing of it will be settled again, whatever becomes of it."""

    mailbox: Mailbox
    digest: Digest
    before: tuple[date | None, datetime | None]
    at: datetime


@task
def send_daily(day: str) -> None:
    """One task a subscriber, so that one mailbox does not hold up the others."""
    if not settings.MAIL_IS_SET_UP:
        return
    due = Subscriber.objects.filter(subscriptions__confirmed_at__isnull=False).filter(
        Q(told_on__isnull=True) | Q(told_on__lt=date.fromisoformat(day))
    )
    for number in list(due.order_by("pk").distinct().values_list("pk", flat=True)):
        send_digest.enqueue(number, day)


@task
def send_digest(number: int, day: str, tries: int = 1) -> None:
    on = date.fromisoformat(day)
    settled = settle(number=number, on=on, now=timezone.now())
    if settled is None:
        return
    try:
        is_sent = _send(settled)
    except OSError as error:  # what smtplib raises, too
        _log.warning("a digest was not sent: %s", type(error).__name__)
        final, now = _is_final(error), timezone.now()
        again = not final and tries < _TRIES
        last = settled.before[0] if again else on
        take_back(number=number, settled=settled, on=last, refused=final, now=now)
        if again:
            later = now + _WAIT * 2 ** (tries - 1)
            send_digest.using(run_after=later).enqueue(number, day, tries + 1)
        return
    if is_sent:
        Subscriber.objects.filter(pk=number, refused__gt=0).update(refused=0)


@transaction.atomic
def settle(*, number: int, on: date, now: datetime) -> Settled | None:
    """Settle what the mail of a day lists; None where it was settled before or where nothing is new."""
    row = Subscriber.objects.select_for_update().filter(pk=number, end_hash__isnull=False).first()
    if row is None or (row.told_on is not None and row.told_on >= on):
        return None
    try:
        mailbox, digest = open_mailbox(row), digest_of(row, now)
    except Erased:
        return None
    before = (row.told_on, row.told_until)
    row.told_on, row.told_until = on, now
    row.save(update_fields=("told_on", "told_until"))
    Told.objects.bulk_create(Told(subscriber=row, item_id=pk) for pk in digest.items)
    return Settled(mailbox, digest, before, now) if digest.items else None


@transaction.atomic
def take_back(
    *, number: int, settled: Settled, on: date | None, refused: bool, now: datetime
) -> None:
    """The mail was not taken: what it lists is still to be told. `on` is the day that counts as the
    last one; who refuses day after day is ended."""
    row = Subscriber.objects.select_for_update().filter(pk=number).first()
    if row is None or row.told_until != settled.at:
        return
    row.told.filter(item__in=settled.digest.items).delete()
    row.told_on, row.told_until = on, settled.before[1]
    row.refused += refused
    row.save(update_fields=("told_on", "told_until", "refused"))
    if row.refused >= MOST_REFUSED:
        end_refused(subscriber=row, now=now)


def _send(settled: Settled) -> bool:
    """Whether it went out: not where nothing of it is public any more. Raises `OSError` where it
    certainly was not taken; where nobody can tell, it counts as taken."""
    rows = still_public(settled.digest.items, timezone.now())
    if not rows:
        return False
    connection = get_connection()
    connection.open()
    try:
        digest_mail(settled.mailbox, settled.digest, rows, connection).send()
    except (SMTPResponseException, SMTPRecipientsRefused):
        raise
    except OSError as error:
        _log.warning("a digest may not have arrived: %s", type(error).__name__)
    finally:
        connection.close()
    return True


def _is_final(error: OSError) -> bool:
    """Whether the server refused the mailbox itself, and not for the moment only."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= _PERMANENT for code, _ in error.recipients.values())
