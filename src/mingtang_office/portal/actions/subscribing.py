"""Subscriptions by mail: asked for, confirmed by the mailbox itself, ended by it at any time.

Whoever types an address learns nothing of it: the answer is the same whatever is known. Nothing is on
record, and nothing is sent but the question, before the mailbox has confirmed.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task

from mingtang_office.agencies.refusals import Refused
from mingtang_office.portal.actions.asking import send_question
from mingtang_office.portal.mailboxes import (
    Mailbox,
    address_digest,
    hash_of,
    new_token,
    seal_mailbox,
    seal_wanted,
    wanted_digest,
)
from mingtang_office.portal.models import Subscriber, Subscription
from mingtang_office.portal.queries.subscriptions import (
    confirmation_of,
    ending_of,
    pending_of,
    wait_of,
)
from mingtang_office.portal.wanted import Wanted
from mingtang_office.trail import sealing
from mingtang_office.trail.actions import record

MOST_PENDING = 10
MOST_CONFIRMED = 30
# A question that should have gone out so long ago was lost with its task.
_LOST = timedelta(hours=1)
_REMEMBERED = timedelta(days=1)
_GONE = "这个链接已经用过或者过期。需要订阅的，请重新填写邮箱；已经订阅的，每封摘要邮件里都有退订的链接。"


@transaction.atomic
def ask(*, address: str, wanted: Wanted, now: datetime) -> None:
    """Note what somebody wants sent to an address, and have the mailbox asked. What it has already,
    or what is too much, is passed over without a word."""
    subscriber = _held(address, now)
    digest = wanted_digest(subscriber, wanted)
    row = subscriber.subscriptions.filter(digest=digest).first()
    if row is not None and row.confirmed_at is not None:
        return
    if row is None:
        if pending_of(subscriber, now).count() >= MOST_PENDING:
            return
        row = Subscription(subscriber=subscriber, digest=digest)
        row.sealed = seal_wanted(subscriber, wanted)
    row.asked_at = now
    row.save()
    if subscriber.ask_at is None or subscriber.ask_at < now - _LOST:
        last = subscriber.asked_at
        subscriber.ask_at = now if last is None else max(now, last + wait_of(subscriber))
        subscriber.save(update_fields=("ask_at",))
        send_question.using(run_after=subscriber.ask_at).enqueue(subscriber.pk)


def _held(address: str, now: datetime) -> Subscriber:
    """The subscriber of an address, locked; made, or made anew where it had been erased."""
    digest = address_digest(address)
    Subscriber.objects.get_or_create(digest=digest)
    subscriber = Subscriber.objects.select_for_update().get(digest=digest)
    if not subscriber.sealed:
        mailbox = Mailbox(address.strip(), new_token())
        subscriber.sealed = seal_mailbox(subscriber, mailbox)
        subscriber.end_hash = hash_of(mailbox.end_token)
        subscriber.save(update_fields=("sealed", "end_hash"))
    return subscriber


@transaction.atomic
def confirm(*, token: str, chosen: Collection[int], now: datetime) -> int:
    """Confirm, for the mailbox, those of its pending subscriptions that were chosen, and drop the
    others; how many. The token is used up. Refuses one that is none of ours or too old."""
    subscriber = _locked(confirmation_of(token, now))
    pending = pending_of(subscriber, now)
    rows = pending.filter(pk__in=chosen)
    if not rows:
        raise Refused("请勾选要订阅的内容；都不是您要的，请选“都不订阅”。")
    confirmed = subscriber.subscriptions.filter(confirmed_at__isnull=False)
    if confirmed.count() + len(rows) > MOST_CONFIRMED:
        raise Refused(f"一个邮箱最多订阅{MOST_CONFIRMED}项，请少选几项，或者先退订一些。")
    pending.exclude(pk__in=[row.pk for row in rows]).delete()
    count = len(rows)
    subscriber.subscriptions.filter(pk__in=[row.pk for row in rows]).update(confirmed_at=now)
    subscriber.confirm_hash = subscriber.confirm_until = subscriber.ask_at = None
    subscriber.asked_times = 0
    subscriber.told_until = subscriber.told_until or now
    subscriber.save()
    record("portal.subscribed", by=None, now=now, on=subscriber, facts={"count": count})
    return count


@transaction.atomic
def decline(*, token: str, now: datetime) -> None:
    """Drop everything that waits for confirmation; a mailbox that has nothing else is erased."""
    subscriber = _locked(confirmation_of(token, now))
    subscriber.subscriptions.filter(confirmed_at__isnull=True).delete()
    subscriber.confirm_hash = subscriber.confirm_until = subscriber.ask_at = None
    subscriber.save()
    if not subscriber.subscriptions.exists():
        _erase(subscriber)


@transaction.atomic
def end(*, token: str, chosen: Collection[int] | None, now: datetime) -> bool:
    """End the chosen subscriptions, None: all of them; whether anything is left. Whoever has nothing
    left is erased. Refuses a token that is none of ours."""
    subscriber = _locked(ending_of(token))
    rows = subscriber.subscriptions.all()
    ending = rows if chosen is None else rows.filter(pk__in=chosen)
    if chosen is not None and not ending:
        raise Refused("请勾选要退订的内容。")
    return _ended(subscriber, ending, "asked", now)


def end_refused(*, subscriber: Subscriber, now: datetime) -> None:
    """End what a mail server has refused time and again. `subscriber` is locked."""
    _ended(subscriber, subscriber.subscriptions.all(), "refused", now)


def _ended(
    subscriber: Subscriber, ending: models.QuerySet[Subscription], because: str, now: datetime
) -> bool:
    confirmed = ending.filter(confirmed_at__isnull=False).count()
    ending.delete()
    if confirmed:
        facts = {"count": confirmed, "because": because}
        record("portal.unsubscribed", by=None, now=now, on=subscriber, facts=facts)
    if subscriber.subscriptions.exists():
        return True
    _erase(subscriber)
    return False


def _locked(found: models.QuerySet[Subscriber]) -> Subscriber:
    subscriber = found.select_for_update().first()
    if subscriber is None:
        raise Refused(_GONE)
    return subscriber


def _erase(subscriber: Subscriber) -> None:
    """Address, words and tokens are gone for good; the digest stays for a day, against flooding."""
    sealing.forget(subscriber)
    subscriber.told.all().delete()
    subscriber.sealed = b""
    subscriber.end_hash = subscriber.confirm_hash = subscriber.confirm_until = None
    subscriber.ask_at = subscriber.told_on = subscriber.told_until = None
    subscriber.refused = 0
    subscriber.save()


@transaction.atomic
def sweep(*, now: datetime) -> int:
    """Drop what was never confirmed, and the mailboxes that have nothing left; how many of these."""
    old = now - timedelta(hours=settings.SUBSCRIBE_CONFIRM_HOURS)
    Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=old).delete()
    without = ~models.Exists(Subscription.objects.filter(subscriber=models.OuterRef("pk")))
    for subscriber in Subscriber.objects.select_for_update().filter(
        without, end_hash__isnull=False
    ):
        _erase(subscriber)
    over = models.Q(asked_at__isnull=True) | models.Q(asked_at__lt=now - _REMEMBERED)
    swept: int = Subscriber.objects.filter(over, end_hash__isnull=True).delete()[0]
    return swept


@task
def sweep_daily(day: str) -> None:
    sweep(now=timezone.now())
