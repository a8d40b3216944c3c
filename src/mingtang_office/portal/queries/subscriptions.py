"""Whose a token is, what waits to be confirmed, what is subscribed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from mingtang_office.portal.mailboxes import hash_of, open_wanted
from mingtang_office.portal.models import Subscriber, Subscription
from mingtang_office.portal.queries.wanted import label_of
from mingtang_office.trail.sealing import Erased

_LONGEST_WAIT = 6


@dataclass(frozen=True, slots=True)
class Labelled:
    """A subscription in words."""

    pk: int
    label: str


def confirmation_of(token: str, now: datetime) -> models.QuerySet[Subscriber]:
    """The subscriber whom this token lets confirm; none where it is none of ours or too old."""
    return Subscriber.objects.filter(confirm_hash=hash_of(token), confirm_until__gt=now)


def ending_of(token: str) -> models.QuerySet[Subscriber]:
    return Subscriber.objects.filter(end_hash=hash_of(token))


def pending_of(subscriber: Subscriber, now: datetime) -> models.QuerySet[Subscription]:
    """What was asked for and may still be confirmed."""
    since = now - timedelta(hours=settings.SUBSCRIBE_CONFIRM_HOURS)
    return subscriber.subscriptions.filter(confirmed_at__isnull=True, asked_at__gte=since)


def wait_of(subscriber: Subscriber) -> timedelta:
    """How long a mailbox is left in peace after a question: twice as long after each that it did not
    answer."""
    times = min(max(subscriber.asked_times - 1, 0), _LONGEST_WAIT)
    return timedelta(minutes=settings.SUBSCRIBE_MAIL_MINUTES * 2**times)


def labelled(rows: models.QuerySet[Subscription]) -> list[Labelled]:
    try:
        return [
            Labelled(row.pk, label_of(open_wanted(row)))
            for row in rows.select_related("subscriber")
        ]
    except Erased:
        return []
