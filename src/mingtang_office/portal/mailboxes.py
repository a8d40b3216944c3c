"""What is sealed of a subscriber, and how a token of its mails is known again."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass

from mingtang_office.portal.models import Subscriber, Subscription
from mingtang_office.portal.wanted import Wanted, wanted_of
from mingtang_office.trail import sealing

_PURPOSE = "portal.subscriber"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """`end_token` stands in every mail to this address and ends what goes to it."""

    address: str
    end_token: str


def address_digest(address: str) -> str:
    return sealing.blind_index(address.strip().lower(), _PURPOSE)


def wanted_digest(subscriber: Subscriber, wanted: Wanted) -> str:
    return sealing.blind_index(f"{subscriber.pk}:{wanted.as_json()}", _PURPOSE)


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Random tokens need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal_mailbox(subscriber: Subscriber, mailbox: Mailbox) -> bytes:
    data = json.dumps([mailbox.address, mailbox.end_token], ensure_ascii=False)
    return sealing.seal_bytes(subscriber, data.encode())


def open_mailbox(subscriber: Subscriber) -> Mailbox:
    """Raises `sealing.Erased`."""
    return Mailbox(*json.loads(sealing.open_bytes(subscriber, bytes(subscriber.sealed))))


def seal_wanted(subscriber: Subscriber, wanted: Wanted) -> bytes:
    return sealing.seal_bytes(subscriber, wanted.as_json().encode())


def open_wanted(row: Subscription) -> Wanted:
    """Raises `sealing.Erased`."""
    return wanted_of(sealing.open_bytes(row.subscriber, bytes(row.sealed)).decode())
