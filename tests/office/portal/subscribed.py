"""A citizen who has subscribed by mail, and what they are told."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.core import mail
from django.utils import timezone

from mingtang_office.portal.actions import subscribing
from mingtang_office.portal.actions.asking import send_question
from mingtang_office.portal.mailboxes import address_digest, open_mailbox
from mingtang_office.portal.mails import digest_mail
from mingtang_office.portal.models import Subscriber
from mingtang_office.portal.queries.digests import digest_of, still_public
from mingtang_office.portal.wanted import Wanted

READER = "lin@yunjiang.example"
_KEY = re.compile(r"key=([\w-]+)")


def subscriber_of(address: str = READER) -> Subscriber:
    return Subscriber.objects.get(digest=address_digest(address))


def ask(*wanted: Wanted, at: datetime, address: str = READER) -> None:
    for each in wanted:
        subscribing.ask(address=address, wanted=each, now=at)


def run(task: Any, *args: Any, at: datetime, monkeypatch: Any) -> None:
    """A task, run at a moment."""
    monkeypatch.setattr(timezone, "now", lambda: at)
    task.func(*args)


def key_in(text: str) -> str:
    found = _KEY.search(text)
    assert found is not None
    return found[1]


def subscribed(
    *wanted: Wanted, at: datetime, monkeypatch: Any, address: str = READER
) -> Subscriber:
    """Asked for, and confirmed by the link in the mail."""
    ask(*wanted, at=at, address=address)
    run(send_question, subscriber_of(address).pk, at=at, monkeypatch=monkeypatch)
    rows = subscriber_of(address).subscriptions.values_list("pk", flat=True)
    subscribing.confirm(token=key_in(str(mail.outbox[-1].body)), chosen=list(rows), now=at)
    return subscriber_of(address)


def told(subscriber: Subscriber) -> str:
    """The words of the mail that would go out now; nothing is settled."""
    now = timezone.now()
    digest = digest_of(subscriber, now)
    rows = still_public(digest.items, now)
    made = digest_mail(open_mailbox(subscriber), digest, rows)
    return f"{made.subject}\n{made.body}"
